import groups from '$data/exemples/groupes-de-marchandises.csv?raw';
import wordsOfSegments from '$data/exemples/mots-des-segments.csv?raw';
import { DataError } from '$lib/contract/errors';
import { quoted } from '$lib/contract/names';
import type { Engine } from '$lib/engine/engine';
import { parseCsv } from '$lib/geo/parseCsv';
import { columnsOf } from '../columnNames';
import { inputSource } from '../inputs';
import { readLayout, type Layout } from '../layout';
import { mappingFaults, nearest } from '../mappingFile';
import type { PaymentMap } from './mapping';
import starterSql from './starter.sql?raw';

/** Where the codes that an extract leaves without a segment are listed, to be completed. */
export const STARTER_FILE = 'nomenclature-a-completer.csv';

const LAYOUT: Layout = {
	name: 'table de nomenclature',
	columns: { code: 'code', segment: 'segment' },
	required: ['code', 'segment'],
};

/** Codes and segments of a table; codes without a segment are left out. */
async function tableOf(engine: Engine, path: string): Promise<[string, string][]> {
	const source = inputSource([path], ['code', 'segment']);
	const read = await readLayout(engine, source, path, [LAYOUT], ['code', 'segment'], () => {});
	if (!read) {
		const columns = await columnsOf(engine, source, path, ['code', 'segment']);
		throw new DataError([
			{
				fichier: path,
				message: `deux colonnes sont attendues, «\u00a0code\u00a0» et «\u00a0segment\u00a0». Colonnes trouvées\u00a0: ${quoted(columns)}`,
			},
		]);
	}
	const rows = await engine.query<{ code: string; segment: string }>(
		`SELECT texte_net(code) AS code, texte_net(segment) AS segment FROM lues_source
		WHERE texte_net(code) IS NOT NULL AND texte_net(segment) IS NOT NULL ORDER BY ligne`,
	);
	await engine.run('DROP TABLE lues_source; DELETE FROM constats_lus;');
	return rows.map(({ code, segment }) => [code, segment]);
}

/**
 * The codes and their segments as `nomenclature(prefixe, segment)`: those of the table given, then those
 * of the map, which come first where both name a code.
 * @throws {DataError} when a segment is none of segments.csv
 */
export async function loadNomenclature(
	engine: Engine,
	map: PaymentMap,
	table: string | undefined,
): Promise<void> {
	const known = (await engine.query<{ code: string }>('SELECT code FROM ref_segments')).map(
		({ code }) => code,
	);
	const check = (path: string, entries: readonly [string, string][]) => {
		const faults = entries
			.filter(([, segment]) => !known.includes(segment))
			.map(
				([code, segment]) =>
					`«\u00a0nomenclature\u00a0», ${quoted([code])}\u00a0: segment ${quoted([segment])} inconnu de segments.csv${nearest(segment, known)}`,
			);
		if (faults.length > 0) throw mappingFaults(path, faults);
	};
	const listed = table === undefined ? [] : await tableOf(engine, table);
	if (table !== undefined) check(table, listed);
	check(map.path, Object.entries(map.segments));
	await engine.run('CREATE TABLE nomenclature (prefixe VARCHAR, segment VARCHAR)');
	for (const [code, segment] of new Map([...listed, ...Object.entries(map.segments)])) {
		await engine.query('INSERT INTO nomenclature VALUES ($1, $2)', [code, segment]);
	}
}

/** Lists the codes of the kept rows in `nomenclature_a_completer`; gives how many have no segment. */
export async function listCodes(engine: Engine): Promise<number> {
	await engine.run(
		`CREATE TABLE mots_des_segments (segment VARCHAR, mot VARCHAR);
		CREATE TABLE groupes_publies (code VARCHAR, segment VARCHAR)`,
	);
	for (const { segment = '', mot = '' } of parseCsv(wordsOfSegments)) {
		await engine.query('INSERT INTO mots_des_segments VALUES ($1, $2)', [segment, mot]);
	}
	for (const { code = '', segment = '' } of parseCsv(groups)) {
		await engine.query('INSERT INTO groupes_publies VALUES ($1, $2)', [code, segment]);
	}
	await engine.run(starterSql);
	const [row] = await engine.query<{ sans: number }>(
		'SELECT count(*) FILTER (segment IS NULL) AS sans FROM nomenclature_a_completer',
	);
	return row?.sans ?? 0;
}
