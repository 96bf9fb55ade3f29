import { DataError } from '$lib/contract/errors';
import { closestNames, quoted } from '$lib/contract/names';
import { found } from '../layout';
import { isObject, mappingFaults, nearest, readMappingFile } from '../mappingFile';
import { columnsIn, FILE_COLUMNS, REQUIRED_COLUMNS, type DecpColumn } from './columns';
import { OCDS } from './jsonShape';

type Texts = Readonly<Record<string, string>>;

/** Where the columns of a file are, as its publisher says it, and what is the same on every row. */
export interface HeaderMap {
	path: string;
	columns: Texts;
	constants: Texts;
}

function textsOf(value: unknown): Texts | null {
	if (value === undefined) return {};
	if (!isObject(value)) return null;
	return Object.values(value).every((text) => typeof text === 'string') ? (value as Texts) : null;
}

/**
 * Reads `{ "colonnes": { "montant": "Montant HT" }, "valeurs": { "acheteur_id": "…" } }`: our columns, and
 * where they are in the file.
 * @throws {DataError} naming every fault of it
 */
export function readHeaderMap(path: string): HeaderMap {
	const map = readMappingFile(path);
	const [columns, constants] = [map.colonnes, map.valeurs].map(textsOf);
	if (!columns || !constants) {
		throw mappingFaults(path, [
			'deux objets de textes sont attendus\u00a0: «\u00a0colonnes\u00a0», et au besoin «\u00a0valeurs\u00a0»',
		]);
	}
	const faults = [...Object.keys(columns), ...Object.keys(constants)]
		.filter((name) => !FILE_COLUMNS.some((known) => known === name))
		.map((name) => `colonne ${quoted([name])} inconnue des DECP${nearest(name, FILE_COLUMNS)}`);
	if (faults.length > 0) throw mappingFaults(path, faults);
	return { path, columns, constants };
}

/**
 * Where each of our columns is in a file: where its publisher says, else under a name of a known format.
 * @throws {DataError} when the map names a column that is not there, or when one that is needed is missing
 */
export function placesIn(
	fichier: string,
	columns: readonly string[],
	map: HeaderMap | undefined,
): Map<DecpColumn, string> {
	const refuse = (...messages: string[]) =>
		new DataError(messages.map((message) => ({ fichier, message })));
	const places = columnsIn(columns);
	const faults: string[] = [];
	for (const [ours, named] of Object.entries(map?.columns ?? {})) {
		const column = found(columns, named);
		if (column === undefined) {
			faults.push(
				`la colonne ${quoted([named])}, que ${map?.path} donne pour «\u00a0${ours}\u00a0», n’est pas dans le fichier${nearest(named, columns)}`,
			);
		} else places.set(ours as DecpColumn, column);
	}
	if (faults.length > 0) throw refuse(...faults);
	const given = (name: DecpColumn) => places.has(name) || Object.hasOwn(map?.constants ?? {}, name);
	const missing = REQUIRED_COLUMNS.filter(
		(name) => !given(name) && !(name === 'id' && given('uid')),
	);
	if (missing.length === 0) return places;
	if (columns.some((name) => /^(ocid|releases\b)/i.test(name))) throw refuse(OCDS);
	const used = new Set(places.values());
	const free = columns.filter((name) => !used.has(name));
	const near = new Map(
		missing.flatMap((name) => {
			const [close] = closestNames(name, free);
			return close === undefined ? [] : [[name, close] as const];
		}),
	);
	const hints = [...near].map(
		([name, close]) => `${quoted([name])} est peut-être ${quoted([close])}`,
	);
	const hint = hints.length > 0 ? `. ${hints.join(', ')}` : '';
	const example = missing.map((name) => `"${name}": "${near.get(name) ?? '…'}"`).join(', ');
	throw refuse(
		`${missing.length > 1 ? 'colonnes introuvables' : 'colonne introuvable'}\u00a0: ${quoted(missing)}. Colonnes du fichier\u00a0: ${quoted(columns.slice(0, 30))}${columns.length > 30 ? '…' : ''}${hint}. Dire où elles sont dans un fichier map.json, donné par --entetes map.json\u00a0: { "colonnes": { ${example} } }. Ce qui est partout pareil, comme l’acheteur, se met dans "valeurs"`,
	);
}
