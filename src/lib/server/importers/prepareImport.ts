import { existsSync } from 'node:fs';
import { REFERENCE_SCHEMAS, type TableSchema } from '$lib/contract/schema';
import { literal } from '$lib/contract/sql';
import type { Engine } from '$lib/engine/engine';
import { readChecked, TableCheck } from '$lib/pipeline/tableCheck';
import { CHECK_MACROS } from '$lib/pipeline/check/macros';
import tables from '$lib/pipeline/check/tables.sql?raw';
import { fileOf } from '$lib/pipeline/read';
import { DEFAULT_REFERENCE, folderSource } from '../folder';
import type { ImportOptions } from './workspace';
import places from './places.sql?raw';
import text from './text.sql?raw';

/** What an imported folder's jeu.json says of what a row leaves out. */
export interface ImportSettings extends Record<string, string> {
	edition_bassins: string;
	niveau_par_defaut: 'autre' | 'etat';
}

/** Codes as the files write them; no reference table has a key that a setting changes. */
const AS_WRITTEN = { repair: false, settings: {} };

/**
 * Prepares an engine to import: the tables that reading fills, the macros, and the reference tables
 * (`ref_departements`, `ref_bassins`…) of the folder to be written, else the supplied ones.
 */
export async function prepareImport(
	engine: Engine,
	{ out, thousands = null }: Pick<ImportOptions, 'out' | 'thousands'>,
): Promise<void> {
	for (const script of [CHECK_MACROS, tables, text, places]) await engine.run(script);
	await engine.run(`SET VARIABLE milliers = ${thousands === null ? 'NULL' : literal(thousands)}`);
	const source = folderSource(existsSync(out) ? out : DEFAULT_REFERENCE);
	const names = await source.names();
	for (const schema of REFERENCE_SCHEMAS) {
		const name = fileOf(schema, names) ?? schema.path;
		await readChecked(engine, schema, source, name, AS_WRITTEN);
	}
}

/** An empty kept table, for what the publisher did not give. */
export async function emptyTable(engine: Engine, schema: TableSchema): Promise<void> {
	await new TableCheck(engine, schema, schema.path, AS_WRITTEN).leaveEmpty();
}
