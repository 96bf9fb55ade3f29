/**
 * The rows of several folders in one table each, as their files write them: `tout_<table>` holds the rank
 * of the folder, `origine`, the rank of the record in its file, and the columns of the contract as text.
 */
import {
	DATA_SCHEMAS,
	filledFields,
	isRequired,
	keyOf,
	ORIGIN,
	type TableSchema,
} from '$lib/contract/schema';
import { identifier, literal } from '$lib/contract/sql';
import type { Engine } from '$lib/engine/engine';
import type { MergedFolder } from './folders';

export const mergedTable = ({ name }: TableSchema) => `tout_${name}`;

/** Columns of a table as they are, but for {@link ORIGIN}. */
export function ownColumns(schema: TableSchema): string[] {
	return filledFields(schema).map(({ name }) => identifier(name));
}

export async function createMergedTables(engine: Engine): Promise<void> {
	for (const schema of DATA_SCHEMAS) {
		const columns = ownColumns(schema).map((column) => `${column} VARCHAR`);
		await engine.run(
			`CREATE TABLE ${mergedTable(schema)} (dossier INTEGER, ${ORIGIN} VARCHAR, ligne BIGINT, ${columns.join(', ')})`,
		);
	}
}

/** Adds the rows just read (`brut_<table>`), under the name of their folder unless they already have an origin. */
export async function addRows(
	engine: Engine,
	schema: TableSchema,
	rank: number,
	{ name }: MergedFolder,
): Promise<void> {
	await engine.run(
		`INSERT INTO ${mergedTable(schema)}
		SELECT ${rank}, coalesce(nullif(trim(${ORIGIN}), ''), ${literal(name)}), ligne, ${ownColumns(schema).join(', ')}
		FROM brut_${schema.name}`,
	);
}

/**
 * Makes the `id` of purchases unique: the folder's name stands before it, always, so that the same line
 * keeps its `id` from one merge to the next whatever the other folders hold.
 */
export async function prefixPurchases(
	engine: Engine,
	folders: readonly MergedFolder[],
): Promise<void> {
	for (const [rank, { name }] of folders.entries()) {
		await engine.run(
			`UPDATE tout_achats SET id = ${literal(`${name}:`)} || trim(id)
			WHERE dossier = ${rank} AND trim(coalesce(id, '')) <> ''`,
		);
	}
}

/** Tables whose key people cite: a post, an application. */
const NAMED = DATA_SCHEMAS.filter(
	(schema) => schema.name !== 'achats' && keyOf(schema).length === 1,
);

/**
 * Tells apart what folders call by the same identifier although its row differs: there, and wherever the
 * same folder refers to it, the folder's name stands before it. One that is the same everywhere stays.
 * @returns how many identifiers were told apart
 */
export async function tellApart(engine: Engine, folders: readonly MergedFolder[]): Promise<number> {
	let told = 0;
	for (const schema of NAMED) {
		const [key] = keyOf(schema);
		if (key === undefined) continue;
		const others = ownColumns(schema).map((column) => `trim(coalesce(${column}, ''))`);
		await engine.run(
			`CREATE OR REPLACE TABLE a_distinguer AS
			SELECT cle FROM (
				SELECT trim(${key}) AS cle, dossier,
					list_sort(list(concat_ws(chr(31), ${others.join(', ')}))) AS contenu
				FROM ${mergedTable(schema)} WHERE trim(coalesce(${key}, '')) <> '' GROUP BY ALL
			) GROUP BY cle HAVING count(DISTINCT contenu) > 1`,
		);
		const [row] = await engine.query<{ n: number }>('SELECT count(*) AS n FROM a_distinguer');
		told += row?.n ?? 0;
		if (!row?.n) continue;
		const naming = DATA_SCHEMAS.filter(({ fields }) => fields.some(({ name }) => name === key));
		for (const table of naming) {
			for (const [rank, { name }] of folders.entries()) {
				await engine.run(
					`UPDATE ${mergedTable(table)} SET ${key} = ${literal(`${name}:`)} || trim(${key})
					WHERE dossier = ${rank} AND trim(${key}) IN (SELECT cle FROM a_distinguer)`,
				);
			}
		}
	}
	return told;
}

/**
 * Keeps once the rows that several folders hold alike, purchases apart: a row of a folder stands for one
 * of each other folder, so that what a folder repeats stays repeated.
 * @returns how many rows went, by table
 */
export async function mergeAlike(engine: Engine): Promise<Map<string, number>> {
	const gone = new Map<string, number>();
	for (const schema of DATA_SCHEMAS) {
		if (schema.name === 'achats') continue;
		const table = mergedTable(schema);
		const same = ownColumns(schema).map((column) => `trim(coalesce(${column}, ''))`);
		const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
		await engine.run(
			`CREATE OR REPLACE TABLE ${table} AS
			SELECT * EXCLUDE (fois, avant) FROM (
				SELECT *, row_number() OVER (PARTITION BY ${same.join(', ')}, fois ORDER BY dossier) AS avant
				FROM (
					SELECT *, row_number() OVER (PARTITION BY ${same.join(', ')}, dossier ORDER BY ligne) AS fois
					FROM ${table}
				)
			) WHERE avant = 1 ORDER BY dossier, ligne`,
		);
		const [left] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
		const less = (row?.n ?? 0) - (left?.n ?? 0);
		if (less > 0) gone.set(schema.path, less);
	}
	return gone;
}

/**
 * The columns to write: those that hold something, those that the contract asks for, and the origin.
 * Null for a table without a row.
 */
export async function writtenColumns(
	engine: Engine,
	schema: TableSchema,
): Promise<string[] | null> {
	const named = filledFields(schema);
	const counts = named.map(
		({ name }) => `count(nullif(trim(${identifier(name)}), '')) AS ${identifier(name)}`,
	);
	const [row] = await engine.query<Record<string, number>>(
		`SELECT count(*) AS lignes_en_tout, ${counts.join(', ')} FROM ${mergedTable(schema)}`,
	);
	if (!row?.['lignes_en_tout']) return null;
	const kept = named.filter((field) => isRequired(field) || (row[field.name] ?? 0) > 0);
	return [...kept.map(({ name }) => identifier(name)), ORIGIN];
}
