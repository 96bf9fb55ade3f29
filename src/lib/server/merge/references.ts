import { quoted } from '$lib/contract/names';
import type { DataIssue } from '$lib/contract/errors';
import {
	engineColumn,
	engineTable,
	keyOf,
	REFERENCE_SCHEMAS,
	type TableSchema,
} from '$lib/contract/schema';
import { identifier } from '$lib/contract/sql';
import { count } from '$lib/format';
import type { Engine } from '$lib/engine/engine';

/** Rows shown of those that differ; the others are counted. */
const SHOWN = 3;

const kept = (schema: TableSchema) => `premier_${engineTable(schema)}`;

function columnsOf(schema: TableSchema): string[] {
	return schema.fields.map((field) => identifier(engineColumn(field)));
}

/** Keeps the reference tables of the dataset just read, for those of the others to be compared with. */
export async function keepReferences(engine: Engine): Promise<void> {
	for (const schema of REFERENCE_SCHEMAS) {
		await engine.run(
			`CREATE TABLE ${kept(schema)} AS SELECT ${columnsOf(schema).join(', ')} FROM ${engineTable(schema)}`,
		);
	}
}

/** The rows of a table that `other` lacks, each by its key, else by all its values. */
async function only(engine: Engine, schema: TableSchema, table: string, other: string) {
	const columns = columnsOf(schema);
	const keys = keyOf(schema);
	const told = (keys.length > 0 ? keys.map(identifier) : columns)
		.map((column) => `CAST(${column} AS VARCHAR)`)
		.join(', ');
	const rows = await engine.query<{ row: string }>(
		`SELECT concat_ws(' ', ${told}) AS row FROM (
			SELECT ${columns.join(', ')} FROM ${table} EXCEPT ALL SELECT ${columns.join(', ')} FROM ${other}
		) ORDER BY row`,
	);
	return [...new Set(rows.map(({ row }) => row))];
}

function shown(rows: readonly string[]): string {
	const more = rows.length - SHOWN;
	return quoted(rows.slice(0, SHOWN)) + (more > 0 ? ` et ${count(more, 'autre')}` : '');
}

/**
 * How the reference tables of the dataset just read differ from those kept by {@link keepReferences}:
 * rows of one that the other lacks, by key.
 * @param name of the folder just read; `first`, of the one whose tables were kept
 */
export async function referenceDifferences(
	engine: Engine,
	name: string,
	first: string,
): Promise<DataIssue[]> {
	const issues: DataIssue[] = [];
	for (const schema of REFERENCE_SCHEMAS) {
		const here = await only(engine, schema, engineTable(schema), kept(schema));
		const there = await only(engine, schema, kept(schema), engineTable(schema));
		const changed = here.filter((row) => there.includes(row));
		const parts = [
			[changed, 'lignes différentes'],
			[here.filter((row) => !changed.includes(row)), 'lignes en plus'],
			[there.filter((row) => !changed.includes(row)), 'lignes en moins'],
		] as const;
		const said = parts
			.filter(([rows]) => rows.length > 0)
			.map(([rows, word]) => `${word} : ${shown(rows)}`);
		if (said.length === 0) continue;
		issues.push({
			fichier: `${name}/${schema.path}`,
			message: `cette table diffère de celle de ${first} (${said.join(' ; ')}) : donner la même aux dossiers, ou ôter celle qui n’a pas lieu d’être`,
		});
	}
	return issues;
}
