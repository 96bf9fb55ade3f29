import { DataError } from '$lib/contract/errors';
import { identifier, literal } from '$lib/contract/sql';
import type { Engine } from '$lib/engine/engine';
import type { DataSource } from '$lib/pipeline/dataSource';
import { readTable } from '$lib/pipeline/read';
import { columnsOf } from '../columnNames';
import type { ReadingProgress } from '../progress';
import { ALL_COLUMNS, KNOWN_NAMES, type DecpColumn } from './columns';
import { placesIn, type HeaderMap } from './headers';
import { isJson, jsonSource } from './jsonSource';
import { decpSchema } from './schema';

const AMOUNTS: readonly DecpColumn[] = ['montant', 'modification_montant', 'sousTraitance_montant'];
const SIRETS: readonly DecpColumn[] = [
	...(['acheteur_id', 'titulaire_id', 'titulaire_id_2', 'titulaire_id_3'] as const),
	...(['modification_titulaire_id', 'sousTraitant_id'] as const),
];

/** Names by which columns are looked for in a file, and in its sheets. */
export function decpNames(map: HeaderMap | undefined): readonly string[] {
	return [...KNOWN_NAMES, ...Object.values(map?.columns ?? {})];
}

/** Columns of `decp_lues`, one row per record, each with its SQL over our own columns. */
const KEPT: readonly (readonly [name: string, sql: string])[] = [
	...(['uid', 'id', 'nature'] as const).map((name) => [name, name] as const),
	['objet', 'objet_nu(objet)'],
	...(['acheteur_id', 'acheteur_nom'] as const).map((name) => [name, name] as const),
	['acheteur_departement_code', 'acheteur_departement_code'],
	['acheteur_commune_code', 'acheteur_commune_code'],
	// The holder that an amendment names takes the place of those before it.
	['titulaire_id', 'coalesce(modification_titulaire_id, titulaire_id)'],
	[
		'titulaire_typeIdentifiant',
		'CASE WHEN modification_titulaire_id IS NULL THEN titulaire_typeIdentifiant ELSE modification_titulaire_type END',
	],
	[
		'titulaire_nom',
		'CASE WHEN modification_titulaire_id IS NULL THEN titulaire_nom ELSE modification_titulaire_nom END',
	],
	...[2, 3].flatMap((rank) =>
		['titulaire_id', 'titulaire_typeIdentifiant', 'titulaire_nom'].map(
			(name) =>
				[
					`${name}_${rank}`,
					`CASE WHEN modification_titulaire_id IS NULL THEN ${name}_${rank} END`,
				] as const,
		),
	),
	['montant', 'coalesce(modification_montant, montant)'],
	['codeCPV', 'codeCPV'],
	['techniques', 'techniques'],
	['dureeMois', 'coalesce(modification_dureeMois, dureeMois)'],
	['dateNotification', 'coalesce(modification_date, dateNotification)'],
	['dateInitiale', 'CASE WHEN modification_date IS NOT NULL THEN dateNotification END'],
	['considerationsSociales', 'considerationsSociales'],
	['lieuExecution_code', 'lieuExecution_code'],
	['lieuExecution_typeCode', 'lieuExecution_typeCode'],
	[
		'modification_id',
		"coalesce(modification_id, CASE WHEN coalesce(modification_date, modification_montant) IS NOT NULL THEN '1' END)",
	],
	['donneesActuelles', 'donneesActuelles'],
	['sousTraitant_id', 'sousTraitant_id'],
	['sousTraitance_montant', 'sousTraitance_montant'],
	['illisible', 'illisible'],
];

/** SQL that makes `decp_lues`, empty. */
export const CREATE_READ = `CREATE TABLE decp_lues (rang_lu BIGINT, fichier VARCHAR, ligne BIGINT,
	${KEPT.map(([name]) => `${name} VARCHAR`).join(', ')})`;

/**
 * What is done to the text of a column, in turn. Each step is a projection of its own: a macro writes its
 * argument out at each use, so that one inside another takes seconds to plan.
 */
const STEPS: readonly (readonly [macro: string, takes: (column: DecpColumn) => boolean])[] = [
	['sans_fusion', (column) => !AMOUNTS.includes(column)],
	['texte_net', () => true],
	// Martinique is MQ where a place is told by its country.
	['sans_marque', (column) => column !== 'lieuExecution_code'],
	['siret_net', (column) => SIRETS.includes(column)],
];

/**
 * Our columns, clean, from those of `brut_decp`.
 * @param raw SQL of each column; `said` is its value, else it is read from the file
 * @param line SQL of the line of the file
 */
function cleanRows(
	raw: readonly { column: DecpColumn; sql: string; said: boolean }[],
	line: string,
): string {
	const place = raw.map(({ column, sql }) => `${sql} AS ${column}`);
	let rows = `SELECT ligne, ${line} AS ligne_du_fichier, ${place.join(', ')} FROM brut_decp`;
	for (const [macro, takes] of STEPS) {
		const done = raw.map(({ column, said }) =>
			said || !takes(column) ? column : `${macro}(${column}) AS ${column}`,
		);
		rows = `SELECT ligne, ligne_du_fichier, ${done.join(', ')} FROM (${rows})`;
	}
	return rows;
}

/** Reads one input into `decp_lues`; gives its records, header apart. */
export async function readInput(
	engine: Engine,
	source: DataSource,
	name: string,
	order: number,
	progress: ReadingProgress,
	map: HeaderMap | undefined,
): Promise<number> {
	const counts = { contracts: 0, constants: 0 };
	const json = isJson(name);
	const places = json
		? new Map<DecpColumn, string>(ALL_COLUMNS.map((column) => [column, column]))
		: placesIn(name, await columnsOf(engine, source, name, decpNames(map)), map);
	// The JSON comes out as CSV, and unzipped: its name must not promise the reader otherwise.
	const shown = name.replace(/(\.json)\.gz$/i, '$1');
	const given = progress.counting(source);
	const read = await readTable(
		engine,
		decpSchema(places),
		json ? jsonSource(given, name, counts) : given,
		json ? shown : name,
		(given) =>
			// The bytes of the CSV made of a JSON file are not those of the file.
			progress.read(json ? { ...given, octets: 0 } : given),
	);
	if (json && read.ecartes === 0) {
		const [row] = await engine.query<{ n: number }>(
			'SELECT count(DISTINCT rang) AS n FROM brut_decp',
		);
		if (row?.n !== counts.contracts) {
			const message = `${counts.contracts} contrats comptés, mais ${row?.n ?? 0} lus\u00a0: import arrêté`;
			throw new DataError([{ fichier: name, message }]);
		}
	}
	progress.endFile(read.enregistrements);
	const raw = ALL_COLUMNS.filter((column) => column !== 'rang').map((column) => {
		const constant = map?.constants[column];
		const place = places.get(column);
		if (constant !== undefined) return { column, sql: literal(constant), said: true };
		if (place !== undefined) return { column, sql: identifier(place), said: false };
		return { column, sql: 'CAST(NULL AS VARCHAR)', said: true };
	});
	await engine.run(
		`INSERT INTO decp_lues
		SELECT ${order} * 1000000000000 + ligne, ${literal(name)}, ligne_du_fichier,
			${KEPT.map(([, sql]) => sql).join(', ')}
		FROM (${cleanRows(raw, json ? 'CAST(rang AS BIGINT)' : 'ligne')});
		DROP TABLE brut_decp;
		UPDATE constats_lus SET fichier = ${literal(name)} WHERE fichier = ${literal(shown)};`,
	);
	if (counts.constants > 0) {
		await engine.query(
			`INSERT INTO rapport VALUES ($1, NULL, NULL, NULL, $2, 'signale', $3, NULL)`,
			[
				name,
				String(counts.constants),
				'valeurs NaN ou Infinity, que JSON ignore, lues comme vides',
			],
		);
	}
	return read.enregistrements;
}
