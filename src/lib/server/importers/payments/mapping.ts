import type { DatasetInfo } from '$lib/contract/dataset';
import { quoted } from '$lib/contract/names';
import { isRequired, schemaOf } from '$lib/contract/schema';
import { found, type Layout } from '../layout';
import { VAT_RATE } from './taxes';
import { isObject, mappingFaults, nearest, readMappingFile } from '../mappingFile';

/** The source's own code of what is bought, turned into a segment by the `nomenclature` list. */
export const NOMENCLATURE = 'nomenclature';

/** The words that go with that code, for whoever completes the list. */
const NOMENCLATURE_LABEL = 'nomenclature_libelle';

const CONTRACT_COLUMNS = schemaOf('achats').fields.map(({ name }) => name);

/** What the importer can use of an extract: the columns of achats.csv, the source's own codes, a rate of tax. */
export const PAYMENT_COLUMNS: readonly string[] = [
	...CONTRACT_COLUMNS,
	NOMENCLATURE,
	NOMENCLATURE_LABEL,
	VAT_RATE,
];

/** Required in achats.csv, but made when the source has none. */
const MADE = 'id';

/** How an extract is to be read. */
export interface PaymentMap {
	path: string;
	/** For each of our columns, its possible headers in the files: the first one found is read. */
	columns: Readonly<Record<string, readonly string[]>>;
	/** Our columns whose value is the same on every row. */
	constants: Readonly<Record<string, string>>;
	/** Prefixes of the source's codes, and the segment of each. */
	segments: Readonly<Record<string, string>>;
	/** For a column, the source's words and ours. */
	words: Readonly<Record<string, Readonly<Record<string, string>>>>;
	/** What `departement` means; null when the map does not say. */
	place: DatasetInfo['lieu'] | null;
}

const KEYS = ['colonnes', 'valeurs', 'nomenclature', 'traductions', 'lieu'] as const;

const PLACES = ['execution', 'acheteur'] as const;

type Read<T> = { value: T; faults: readonly string[] };

/** An object whose values are all read, with what is wrong with the others. */
function entriesOf<T>(
	given: unknown,
	key: string,
	expected: string,
	read: (value: unknown) => T | undefined,
): Read<Record<string, T>> {
	if (given === undefined) return { value: {}, faults: [] };
	if (!isObject(given))
		return { value: {}, faults: [`${quoted([key])}\u00a0: un objet est attendu`] };
	const value: Record<string, T> = {};
	const faults: string[] = [];
	for (const [name, one] of Object.entries(given)) {
		const entry = read(one);
		if (entry === undefined) faults.push(`${quoted([key])}, ${quoted([name])}\u00a0: ${expected}`);
		else value[name] = entry;
	}
	return { value, faults };
}

function textOf(value: unknown): string | undefined {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function headersOf(value: unknown): readonly string[] | undefined {
	const headers = (Array.isArray(value) ? value : [value]).map((header: unknown) =>
		typeof header === 'string' && header.trim() !== '' ? header.trim() : undefined,
	);
	const sound = headers.filter((header) => header !== undefined);
	return sound.length === headers.length && sound.length > 0 ? sound : undefined;
}

function wordsOf(value: unknown): Readonly<Record<string, string>> | undefined {
	if (!isObject(value)) return undefined;
	const words = Object.entries(value).map(([word, ours]) => [word.trim(), ours] as const);
	if (!words.every(([, ours]) => typeof ours === 'string' || typeof ours === 'boolean'))
		return undefined;
	return Object.fromEntries(words.map(([word, ours]) => [word, String(ours)]));
}

/** What does not hold together in a map whose parts are sound. */
function contradictions(
	{ columns, constants, words }: Omit<PaymentMap, 'path'>,
	listed: boolean,
): string[] {
	const faults: string[] = [];
	const said = [...Object.keys(columns), ...Object.keys(constants)];
	for (const name of [...said, ...Object.keys(words)]) {
		if (PAYMENT_COLUMNS.includes(name)) continue;
		const reversed = (columns[name] ?? []).find((header) => PAYMENT_COLUMNS.includes(header));
		const hint =
			reversed === undefined
				? nearest(name, PAYMENT_COLUMNS)
				: `\u00a0; écrire à gauche la colonne d'achats.csv\u00a0: "${reversed}": "${name}"`;
		faults.push(`colonne ${quoted([name])} inconnue d'achats.csv${hint}`);
	}
	for (const name of Object.keys(columns).filter((one) => one in constants)) {
		faults.push(
			`colonne ${quoted([name])} dite deux fois, dans «\u00a0colonnes\u00a0» et dans «\u00a0valeurs\u00a0»`,
		);
	}
	for (const { name } of schemaOf('achats').fields.filter(isRequired)) {
		if (name !== MADE && !said.includes(name)) {
			const example =
				name === 'base_montant'
					? ', par exemple dans «\u00a0valeurs\u00a0»\u00a0: "base_montant": "paye"'
					: '';
			faults.push(`dire où est la colonne ${quoted([name])}${example}`);
		}
	}
	if (said.includes(NOMENCLATURE) && !listed) {
		faults.push(
			'donner dans «\u00a0nomenclature\u00a0» le segment de chaque code\u00a0: "33.01": "nettoyage"\u00a0; ou écrire "nomenclature": {} pour recevoir la liste des codes du fichier, à compléter',
		);
	}
	if (!said.includes(NOMENCLATURE) && listed) {
		faults.push('dire dans «\u00a0colonnes\u00a0» où est le code de «\u00a0nomenclature\u00a0»');
	}
	return faults;
}

/**
 * Reads how an extract says what achats.csv wants: `{ "colonnes": { "montant_ht": "Montant payé" },
 * "valeurs": { "base_montant": "paye" }, "nomenclature": { "33.01": "nettoyage" },
 * "traductions": { "clause_sociale": { "O": "oui", "N": "non" } }, "lieu": "execution" }`.
 * @param listed true when a table of codes and segments comes beside the map
 * @throws {DataError} naming every fault of it
 */
export function readPaymentMap(path: string, listed = false): PaymentMap {
	const map = readMappingFile(path);
	const unknown = Object.keys(map)
		.filter((key) => !KEYS.some((known) => known === key))
		.map((key) => `clé ${quoted([key])} inconnue${nearest(key, KEYS)}`);
	const columns = entriesOf(
		map.colonnes,
		'colonnes',
		"le nom d'une colonne du fichier est attendu",
		headersOf,
	);
	const constants = entriesOf(map.valeurs, 'valeurs', 'un texte est attendu', textOf);
	const segments = entriesOf(
		map.nomenclature,
		'nomenclature',
		'le code d’un segment est attendu',
		textOf,
	);
	const words = entriesOf(
		map.traductions,
		'traductions',
		'un objet de textes est attendu',
		wordsOf,
	);
	const parts = [columns, constants, segments, words].flatMap(({ faults }) => faults);
	const read = {
		columns: columns.value,
		constants: constants.value,
		segments: Object.fromEntries(
			Object.entries(segments.value).map(([code, segment]) => [code.trim(), segment]),
		),
		words: words.value,
		place: PLACES.find((place) => place === map.lieu) ?? null,
	};
	const faults = [...unknown, ...parts];
	if (map.lieu !== undefined && read.place === null) {
		faults.push('«\u00a0lieu\u00a0»\u00a0: "execution" ou "acheteur" est attendu');
	}
	if (faults.length === 0) {
		faults.push(...contradictions(read, listed || map.nomenclature !== undefined));
	}
	if (faults.length > 0) throw mappingFaults(path, faults);
	return { path, ...read };
}

/** Where one file has the columns of a map, and which headers it lacks. */
export function layoutOf(
	map: PaymentMap,
	columns: readonly string[],
): { layout: Layout; missing: readonly string[] } {
	const missing: string[] = [];
	const theirs: Record<string, string> = {};
	for (const [own, headers] of Object.entries(map.columns)) {
		const there = headers.map((header) => found(columns, header)).find((one) => one !== undefined);
		if (there !== undefined) {
			theirs[own] = there;
			continue;
		}
		const near = nearest(headers[0] ?? own, columns);
		missing.push(
			`la colonne ${quoted(headers)} manque (${own}). Colonnes trouvées\u00a0: ${quoted(columns)}${near}`,
		);
	}
	return {
		layout: {
			name: map.path,
			columns: theirs,
			required: Object.keys(theirs),
			constants: map.constants,
		},
		missing,
	};
}
