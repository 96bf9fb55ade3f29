import { closestNames, quoted } from '$lib/contract/names';
import { DataError } from '$lib/contract/errors';
import type { TableSchema } from '$lib/contract/schema';
import { identifier } from '$lib/contract/sql';
import type { Engine } from '$lib/engine/engine';
import { readCsv } from './readCsv';
import { readParquet } from './readParquet';
import type { DataSource } from './dataSource';
import type { FileRead, PieceTaker, ReadProgress } from './taker';

/** How the file of a table may end: text of any separator, workbooks, Parquet. */
const EXTENSIONS = [
	...['.csv', '.csv.gz', '.tsv', '.tsv.gz', '.tab', '.txt', '.txt.gz'],
	...['.xlsx', '.xlsm', '.ods', '.parquet'],
] as const;

/**
 * The file of a table among those of a source, null when the source has none.
 * @throws {DataError} when the table is there twice, as CSV and Parquet for instance
 */
export function fileOf(schema: TableSchema, names: readonly string[]): string | null {
	const stem = schema.path.replace(/\.csv$/, '');
	const found = EXTENSIONS.map((extension) => stem + extension).filter((name) =>
		names.includes(name),
	);
	if (found.length < 2) return found[0] ?? null;
	throw new DataError([
		{ fichier: schema.path, message: `${quoted(found)} disent la même table : n'en garder qu'un` },
	]);
}

/** What to say of a required file that is not there. */
export function missingFile(path: string, names: readonly string[]): string {
	const old = path.replace(/csv$/, 'xls');
	if (names.includes(old)) {
		return `fichier obligatoire absent : ${quoted([old])} est d’un ancien format Excel, l’ouvrir dans un tableur et l’enregistrer en .xlsx`;
	}
	const near = closestNames(path, names);
	const hint = near.length > 0 ? ` ; le plus proche : ${quoted(near)}` : '';
	return `fichier obligatoire absent. Fichiers trouvés : ${quoted(names) || 'aucun'}${hint}`;
}

async function count(engine: Engine, table: string): Promise<number> {
	const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${table}`);
	return row?.n ?? 0;
}

/** Columns of `brut_<table>`: the schema's, as text, NULL where the file has no such column. */
export function rawColumns(schema: TableSchema, has: (column: string) => boolean): string {
	return schema.fields
		.map(({ name }) =>
			has(name) ? identifier(name) : `CAST(NULL AS VARCHAR) AS ${identifier(name)}`,
		)
		.join(', ');
}

/**
 * Gives a file of `source` to `taker` and lists what it sets aside in `constats_lus`.
 * @throws {DataError} when the file cannot be read at all, or when a record is lost on the way
 */
export async function readPieces(
	engine: Engine,
	schema: TableSchema,
	source: DataSource,
	name: string,
	taker: PieceTaker,
	onProgress: (progress: ReadProgress) => void = () => undefined,
): Promise<FileRead> {
	const read = name.endsWith('.parquet') ? readParquet : readCsv;
	return read(engine, schema, source, name, taker, onProgress);
}

/**
 * Reads a file of `source` into `brut_<table>` (`ligne`, the record's rank, and every column of
 * the schema as text) and lists what it sets aside in `constats_lus`.
 * @throws {DataError} when the file cannot be read at all
 */
export async function readTable(
	engine: Engine,
	schema: TableSchema,
	source: DataSource,
	name: string,
	onProgress?: (progress: ReadProgress) => void,
): Promise<FileRead> {
	const table = `brut_${schema.name}`;
	let columns = '';
	const taker: PieceTaker = {
		async start(header) {
			columns = rawColumns(schema, (column) => header.columns.includes(column));
			const texts = schema.fields.map((field) => `${identifier(field.name)} VARCHAR`);
			await engine.run(`CREATE OR REPLACE TABLE ${table} (ligne BIGINT, ${texts.join(', ')})`);
		},
		async take({ source: rows }) {
			const before = await count(engine, table);
			await engine.run(`INSERT INTO ${table} SELECT ligne, ${columns} FROM ${rows}`);
			return (await count(engine, table)) - before;
		},
	};
	return readPieces(engine, schema, source, name, taker, onProgress);
}
