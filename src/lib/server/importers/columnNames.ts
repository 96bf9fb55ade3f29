import { NotUtf8, utf8Reader } from '$lib/contract/decode';
import { DataError } from '$lib/contract/errors';
import { RecordScanner, ScanError } from '$lib/contract/scanner';
import { literal } from '$lib/contract/sql';
import { chunksOf, gunzipped, type DataSource } from '$lib/pipeline/dataSource';
import type { Engine } from '$lib/engine/engine';

function fail(fichier: string, message: string): DataError {
	return new DataError([{ fichier, message }]);
}

async function csvColumns(source: DataSource, name: string, encoding: 'utf-8' | 'windows-1252') {
	let columns: readonly string[] | undefined;
	const nothing = () => undefined;
	const scanner = new RecordScanner({
		header: (fields) => (columns = fields.map((field) => field.trim())),
		record: nothing,
		fields: nothing,
		setAside: nothing,
	});
	const reader = utf8Reader(encoding);
	const chunks = chunksOf(await source.open(name));
	for await (const chunk of name.endsWith('.gz') ? gunzipped(chunks) : chunks) {
		scanner.feed(reader.push(chunk));
		if (columns) return columns;
	}
	scanner.feed(reader.end());
	scanner.end();
	return columns ?? [];
}

/**
 * The names of a file's columns, CSV or Parquet, to tell which layout it has before reading it.
 * @throws {DataError} when the file has no header that can be read
 */
export async function columnsOf(
	engine: Engine,
	source: DataSource,
	name: string,
): Promise<readonly string[]> {
	try {
		if (name.endsWith('.parquet')) {
			const path = literal(source.path?.(name) ?? name);
			const rows = await engine.query<{ column_name: string }>(
				`DESCRIBE SELECT * FROM read_parquet(${path})`,
			);
			return rows.map((row) => row.column_name);
		}
		return await csvColumns(source, name, 'utf-8').catch((error: unknown) => {
			if (error instanceof NotUtf8) return csvColumns(source, name, 'windows-1252');
			throw error;
		});
	} catch (error) {
		if (error instanceof ScanError) throw fail(name, error.message);
		const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
		throw fail(name, `lecture impossible (${reason})`);
	}
}
