import { join } from 'node:path';
import { DataError } from '$lib/contract/errors';
import { closestNames, quoted } from '$lib/contract/names';
import { schemaOf } from '$lib/contract/schema';
import { literal } from '$lib/contract/sql';
import { count } from '$lib/format';
import type { Engine } from '$lib/engine/engine';
import { settleBasinEdition } from '../basinEdition';
import { loadCommunes } from '../communes/read';
import { columnsOf } from '../columnNames';
import { inputSource } from '../inputs';
import { readLayout } from '../layout';
import { ReadingProgress } from '../progress';
import { prepareImport } from '../prepareImport';
import { createReport, reasonsOf, reportUnreadableLines, writeCsv, writeReport } from '../report';
import { refuseNothing, tallyRecords, type ImportResult } from '../importResult';
import { withWorkspace, type ImportOptions } from '../workspace';
import faultsSql from './faults.sql?raw';
import { readHeaderMap, STRUCTURE_COLUMNS, STRUCTURE_LAYOUTS, type HeaderMap } from './layouts';
import structuresSql from './structures.sql?raw';

export interface StructuresOptions extends ImportOptions {
	/** A header map in JSON, for files of a layout that is not recognised. */
	headers?: string;
	/** A commune table, to find the basin of the entries that name a commune. */
	communes?: string;
}

export const STRUCTURES_FILE = 'structures.csv';
export const STRUCTURES_REPORT = 'import-rapport-structures.csv';

function unknownLayout(fichier: string, columns: readonly string[]): DataError {
	const wanted = STRUCTURE_LAYOUTS.map(
		({ name, columns: names, required }) =>
			`${name} (${required.map((ours) => names[ours] ?? ours).join(', ')})`,
	);
	const near = closestNames('siret', columns);
	const hint = near.length > 0 ? `. Le SIRET est peut-être dans ${quoted(near)}` : '';
	return new DataError([
		{
			fichier,
			message: `colonnes non reconnues\u00a0: ${quoted(columns)}. Attendu\u00a0: ${wanted.join('\u00a0; ')}\u00a0; pour tout autre fichier, donner --entetes${hint}`,
		},
	]);
}

/** The names of columns that tell a list of structures. */
function namesOf(map: HeaderMap | undefined): string[] {
	const layouts = map ? [map.layout, ...STRUCTURE_LAYOUTS] : STRUCTURE_LAYOUTS;
	return layouts.flatMap(({ columns }) => Object.values(columns));
}

/** Reads every input into `structures_lues`; gives the files and their layouts. */
async function readInputs(
	engine: Engine,
	options: StructuresOptions,
	map: HeaderMap | undefined,
): Promise<{ fichier: string; enregistrements: number; layout: string }[]> {
	const { inputs, onProgress = () => undefined } = options;
	const progress = new ReadingProgress(inputs, onProgress);
	const source = progress.counting(inputSource(inputs, namesOf(map)));
	const layouts = map ? [map.layout, ...STRUCTURE_LAYOUTS] : STRUCTURE_LAYOUTS;
	const files: { fichier: string; enregistrements: number; layout: string }[] = [];
	for (const [order, fichier] of inputs.entries()) {
		const read = await readLayout(engine, source, fichier, layouts, STRUCTURE_COLUMNS, (given) =>
			progress.read(given),
		);
		if (!read) throw unknownLayout(fichier, await columnsOf(engine, source, fichier, namesOf(map)));
		await engine.run(
			`INSERT INTO structures_lues
			SELECT ${order} * 1000000000000 + ligne, ${literal(fichier)}, ligne,
				${STRUCTURE_COLUMNS.join(', ')}
			FROM lues_source`,
		);
		progress.endFile(read.enregistrements);
		files.push({ fichier, enregistrements: read.enregistrements, layout: read.layout.name });
	}
	return files;
}

/**
 * Turns lists of structures (Marché de l'inclusion, FINESS, or any other with a header map) into the
 * contract's structures.csv: one entry per SIRET, kind and period; conflicts are listed.
 * @throws {DataError} when a file cannot be read, is of no known layout, or loses a record
 */
export async function importStructures(options: StructuresOptions): Promise<ImportResult> {
	const { inputs, onProgress = () => undefined, repair = false } = options;
	inputSource(inputs);
	const map = options.headers === undefined ? undefined : readHeaderMap(options.headers);
	return withWorkspace(options, [STRUCTURES_FILE], async ({ engine, folder }) => {
		onProgress({ etape: 'préparation' });
		await prepareImport(engine, options);
		await createReport(engine);
		await loadCommunes(engine, options.communes);
		await settleBasinEdition(engine, options, options.communes);
		await engine.run(
			`DELETE FROM constats_lus;
			SET VARIABLE reparer = ${repair};
			CREATE TABLE types_donnes (lu VARCHAR, type VARCHAR);
			CREATE TABLE structures_lues (rang_lu BIGINT, fichier VARCHAR, ligne BIGINT,
				${STRUCTURE_COLUMNS.map((name) => `${name} VARCHAR`).join(', ')})`,
		);
		for (const [word, type] of Object.entries(map?.types ?? {})) {
			await engine.query('INSERT INTO types_donnes VALUES ($1, $2)', [word.trim(), type]);
		}
		const files = await readInputs(engine, options, map);
		await reportUnreadableLines(engine);
		for (const script of [structuresSql, faultsSql]) await engine.run(script);
		onProgress({ etape: 'contrôle' });
		const read = files.reduce((sum, { enregistrements }) => sum + enregistrements, 0);
		const records = await tallyRecords(
			engine,
			inputs[0] ?? '',
			read,
			'SELECT count(*) FROM structures_gardees',
		);
		const [keys] = await engine.query<{ read: number; kept: number; types: number }>(
			`SELECT
				(SELECT count(DISTINCT siret) FROM structures_jugees) AS read,
				(SELECT count(DISTINCT siret) FROM structures_gardees) AS kept,
				(SELECT count(*) FROM (SELECT siret FROM structures_gardees GROUP BY siret
					HAVING count(DISTINCT type) > 1)) AS types`,
		);
		const notes = files.map(({ fichier, layout }) => `${fichier}\u00a0: ${layout}.`);
		if (keys) notes.push(`${count(keys.types, 'SIRET porte', 'SIRET portent')} plusieurs types.`);
		const reasons = await reasonsOf(engine);
		refuseNothing(inputs[0] ?? '', 'aucune structure', records, reasons);
		const written: string[] = [];
		if (!options.dryRun) {
			onProgress({ etape: 'écriture' });
			const columns = schemaOf('structures').fields.map(({ name }) => name);
			await writeCsv(
				engine,
				`SELECT ${columns.join(', ')} FROM structures_gardees ORDER BY rang_lu`,
				join(folder, STRUCTURES_FILE),
			);
			await writeReport(engine, join(folder, STRUCTURES_REPORT));
			written.push(STRUCTURES_FILE, STRUCTURES_REPORT);
		}
		return {
			files,
			unit: 'structure',
			records,
			...(keys
				? { keys: { read: keys.read, kept: keys.kept, setAside: keys.read - keys.kept } }
				: {}),
			reasons,
			notes,
			written,
		};
	});
}
