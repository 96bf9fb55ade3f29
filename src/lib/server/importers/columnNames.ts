import { DataError, FileError } from '$lib/contract/errors';
import { knownNames } from '$lib/contract/head';
import { literal } from '$lib/contract/sql';
import { csvHeader } from '$lib/pipeline/csvHeader';
import { chunksOf, gunzipped, type DataSource } from '$lib/pipeline/dataSource';
import type { Engine } from '$lib/engine/engine';

function fail(fichier: string, message: string): DataError {
	return new DataError([{ fichier, message }]);
}

async function* chunksOfFile(source: DataSource, name: string): AsyncGenerator<Uint8Array> {
	const chunks = chunksOf(await source.open(name));
	yield* name.endsWith('.gz') ? gunzipped(chunks) : chunks;
}

/**
 * The names of a file's columns, text, workbook or Parquet, to tell which layout it has before reading it.
 * @param names those that tell its header from the titles above it
 * @throws {DataError} when the file has no header that can be read
 */
export async function columnsOf(
	engine: Engine,
	source: DataSource,
	name: string,
	names: Iterable<string>,
): Promise<readonly string[]> {
	try {
		if (name.endsWith('.parquet')) {
			const path = literal(source.path?.(name) ?? name);
			const rows = await engine.query<{ column_name: string }>(
				`DESCRIBE SELECT * FROM read_parquet(${path})`,
			);
			return rows.map((row) => row.column_name);
		}
		const { columns } = await csvHeader(() => chunksOfFile(source, name), knownNames(names));
		return columns;
	} catch (error) {
		if (error instanceof FileError) throw fail(name, error.message);
		const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
		throw fail(name, `lecture impossible (${reason})`);
	}
}
