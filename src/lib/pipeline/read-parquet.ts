import { DataError } from '$lib/contract/errors';
import { matchHeader, type HeaderMatch } from '$lib/contract/header';
import type { TableSchema } from '$lib/contract/schema';
import { identifier, literal } from '$lib/contract/sql';
import { frenchSpaces } from '$lib/contract/wording';
import type { Engine } from '$lib/engine/engine';
import type { DataSource } from './sources';

/**
 * A Parquet column as the text that a CSV file would hold: a timestamp at midnight is a date, a
 * decimal or floating number loses the zeros that only its type puts after the mark.
 */
function asText(name: string, type: string): string {
	const column = identifier(name);
	const text = `CAST(${column} AS VARCHAR)`;
	if (type.startsWith('TIMESTAMP')) {
		const day = `CAST(CAST(${column} AS TIMESTAMP) AS DATE)`;
		return `CASE WHEN CAST(${column} AS TIMESTAMP) = ${day} THEN CAST(${day} AS VARCHAR) ELSE ${text} END`;
	}
	if (/^(DECIMAL|DOUBLE|FLOAT)/.test(type)) {
		return `regexp_replace(${text}, '^([+-]?[0-9]+)(?:[.]0*|([.][0-9]*[1-9])0*)$', '\\1\\2')`;
	}
	return text;
}

/**
 * Reads a Parquet file of `source` into `brut_<table>`, by the native engine itself; rows are
 * ranked in their order, from 2 as after a header.
 * @throws {DataError} in a browser, or when the file cannot be read
 */
export async function readParquet(
	engine: Engine,
	schema: TableSchema,
	source: DataSource,
	name: string,
): Promise<{ header: HeaderMatch; records: number }> {
	const fail = (message: string) =>
		new DataError([{ fichier: name, message: frenchSpaces(message) }]);
	if (engine.kind !== 'native' || !source.path) {
		throw fail("le Parquet n'est lu qu'à la construction du site : fournir un CSV");
	}
	const file = `read_parquet(${literal(source.path(name))}, file_row_number=true)`;
	let columns: { column_name: string; column_type: string }[];
	try {
		columns = await engine.query(`DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${file}`);
	} catch (error) {
		const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
		throw fail(`fichier Parquet illisible (${reason})`);
	}
	const header = matchHeader(
		schema,
		columns.map((column) => column.column_name),
	);
	if (header.errors.length > 0) {
		throw new DataError(
			header.errors.map((message) => ({ fichier: name, message: frenchSpaces(message) })),
		);
	}
	const texts = schema.fields.map((field) => {
		const found = columns[header.columns.indexOf(field.name)];
		const text = found ? asText(found.column_name, found.column_type) : 'CAST(NULL AS VARCHAR)';
		return `${text} AS ${identifier(field.name)}`;
	});
	await engine.run(
		`CREATE OR REPLACE TABLE brut_${schema.name} AS
		SELECT file_row_number + 2 AS ligne, ${texts.join(', ')} FROM ${file}`,
	);
	const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM brut_${schema.name}`);
	return { header, records: row?.n ?? 0 };
}
