import { DataError } from '$lib/contract/errors';
import { matchHeader, type HeaderMatch } from '$lib/contract/header';
import { quoted } from '$lib/contract/names';
import type { TableSchema } from '$lib/contract/schema';
import { identifier, literal } from '$lib/contract/sql';
import { frenchSpaces } from '$lib/contract/wording';
import type { Engine } from '$lib/engine/engine';
import type { DataSource } from './dataSource';
import { failure, listHeaderWarnings, type FileReader } from './taker';

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
		// Beyond 15 digits a double holds no figure of an amount, only what its sum added.
		const exact =
			type === 'DOUBLE'
				? `CASE WHEN abs(${column}) BETWEEN 0.0001 AND 1e15 THEN printf('%.15g', ${column}) WHEN abs(${column}) < 0.0001 THEN CAST(CAST(${column} AS DECIMAL(30,12)) AS VARCHAR) ELSE ${text} END`
				: text;
		const bare = `regexp_replace(${exact}, '^([+-]?[0-9]+)(?:[.]0*|([.][0-9]*[1-9])0*)$', '\\1\\2')`;
		// As text, three decimals have two readings: a number has one.
		return `regexp_replace(${bare}, '^([+-]?[0-9]{1,3}[.][0-9]{3})$', '\\10')`;
	}
	return text;
}

/** Rows of a piece of a Parquet file: two of the groups in which such files are commonly written. */
const PARQUET_ROWS = 1 << 18;

/** A Parquet file, ready to be read by the native engine itself. */
interface ParquetFile {
	header: HeaderMatch;
	records: number;
	/** SQL of `count` rows from `from` on, the first row of the file being 0: text, as of a CSV file. */
	rows(from: number, count: number): string;
	/** SQL of the rows of these ranks. */
	only(ranks: readonly number[]): string;
}

/** Rank of the first row: they are ranked in their order, as after a header. */
const FIRST_RANK = 2;

/**
 * A decimal that only the newer field of the format says is one, the engine gives without its scale:
 * 12.34 would be read 1234.
 * @throws {DataError} naming such columns
 */
async function refuseUnscaled(engine: Engine, name: string, path: string): Promise<void> {
	const found = await engine.query<{ column: string }>(
		`SELECT name AS "column" FROM parquet_schema(${literal(path)})
		WHERE starts_with(logical_type, 'Decimal') AND converted_type IS DISTINCT FROM 'DECIMAL'`,
	);
	if (found.length === 0) return;
	const columns = quoted(found.map(({ column }) => column));
	throw failure(
		name,
		`décimaux écrits d’une façon que le moteur lirait sans leur virgule (${columns}) : refaire le fichier avec un autre outil, ou l’exporter en CSV`,
	);
}

/**
 * Opens a Parquet file of `source`.
 * @throws {DataError} in a browser, or when the file cannot be read
 */
async function openParquet(
	engine: Engine,
	schema: TableSchema,
	source: DataSource,
	name: string,
): Promise<ParquetFile> {
	if (engine.kind !== 'native' || !source.path) {
		throw failure(name, "le Parquet n'est lu qu'à la construction du site : fournir un CSV");
	}
	const file = `read_parquet(${literal(source.path(name))}, file_row_number=true)`;
	let columns: { column_name: string; column_type: string }[];
	try {
		columns = await engine.query(`DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${file}`);
	} catch (error) {
		const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
		throw failure(name, `fichier Parquet illisible (${reason})`);
	}
	await refuseUnscaled(engine, name, source.path(name));
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
	const select = `SELECT file_row_number + ${FIRST_RANK} AS ligne, ${texts.join(', ')} FROM ${file}`;
	const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${file}`);
	return {
		header,
		records: row?.n ?? 0,
		// The engine leaves out the parts of the file that hold no such row.
		rows: (from, count) =>
			`(${select} WHERE file_row_number >= ${from} AND file_row_number < ${from + count})`,
		only: (ranks) => {
			const places = ranks.map((rank) => rank - FIRST_RANK);
			return `(${select} WHERE file_row_number IN (${places.join(', ')}))`;
		},
	};
}

/** Reads Parquet, which a browser refuses. */
export const readParquet: FileReader = async (engine, schema, source, name, taker, onProgress) => {
	const file = await openParquet(engine, schema, source, name);
	const { header, records } = file;
	const total = source.size?.(name);
	await taker.start(header);
	let from = 0;
	do {
		const count = Math.min(PARQUET_ROWS, records - from);
		const rows = await taker.take({
			source: file.rows(from, count),
			records: count,
			spaced: true,
			guarded: true,
			only: async (ranks) => file.only(ranks),
		});
		if (rows !== count) {
			throw failure(
				name,
				`${count} enregistrements comptés à partir du rang ${from + FIRST_RANK}, mais ${rows} lus : lecture arrêtée`,
			);
		}
		from += count;
		// Bytes are told as if every row took as many.
		const octets = records === 0 ? (total ?? 0) : Math.round(((total ?? 0) * from) / records);
		onProgress({ fichier: name, octets, total, enregistrements: from });
	} while (from < records);
	await listHeaderWarnings(engine, name, header);
	return {
		fichier: name,
		enregistrements: records,
		ecartes: 0,
		encodage: 'Parquet',
		separateur: null,
	};
};
