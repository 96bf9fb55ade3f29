import {
	BIGINT,
	BOOLEAN,
	DOUBLE,
	DuckDBDecimalValue,
	DuckDBInstance,
	INTEGER,
	SQLNULL,
	VARCHAR,
	type DuckDBConnection,
	type DuckDBType,
	type DuckDBValue,
} from '@duckdb/node-api';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataError } from '$lib/contract/errors';
import { makeOwnFolder } from './leftovers';
import { QueryError, type Cell, type Engine, type Param } from '$lib/engine/engine';

interface NativeOptions {
	/** Database file; in memory when absent. */
	path?: string;
	/** As DuckDB writes it: `4GB`. */
	memoryLimit?: string;
	/** As many as `CAP10_COEURS` says by default, else as the machine has cores. */
	threads?: number;
	/** Where the engine spills and where given files wait; a directory of its own by default. */
	tempDirectory?: string;
}

/** Half of what a build may take: JavaScript, buffers and the engine's own needs come beside it. */
export const BUILD_MEMORY = '2GB';

/**
 * A database in memory has no journal to empty: a checkpoint only writes its tables anew, which took
 * twice the time of filling them.
 */
const NEVER = '1TB';

/** A result by column: `columns[i]` holds the cells of `names[i]`, in row order. */
interface ColumnBatch {
	names: readonly string[];
	/** DuckDB's type names: `BIGINT`, `VARCHAR`, `DECIMAL(18,6)`… */
	types: readonly string[];
	columns: readonly (readonly Cell[])[];
	rows: number;
}

export interface NativeEngine extends Engine {
	readonly kind: 'native';
	/** For what {@link Engine} lacks; statements given here do not wait for those of the engine. */
	readonly connection: DuckDBConnection;
	/** Runs a statement and gives its result by column, one batch at a time (2 048 rows). */
	batches(sql: string, params?: readonly Param[]): AsyncGenerator<ColumnBatch>;
}

/** INTEGER is node-api's guess for any whole number, and wraps beyond 2^31: types are named here. */
function bind(param: Param): [value: DuckDBValue, type: DuckDBType] {
	if (param === null) return [null, SQLNULL];
	if (typeof param === 'string') return [param, VARCHAR];
	if (typeof param === 'boolean') return [param, BOOLEAN];
	if (!Number.isSafeInteger(param)) return [param, DOUBLE];
	return param === (param | 0) ? [param, INTEGER] : [BigInt(param), BIGINT];
}

function cellOf(value: DuckDBValue, column: string): Cell {
	if (value === null || typeof value !== 'object') {
		if (typeof value !== 'bigint') return value;
		const small = Number(value);
		if (Number.isSafeInteger(small)) return small;
		throw new RangeError(`column ${column}: ${value} is beyond 2^53, cast it in SQL`);
	}
	if (value instanceof DuckDBDecimalValue) return value.toDouble();
	throw new TypeError(`column ${column}: a ${value.constructor.name} must be cast in SQL`);
}

class DuckDbEngine implements NativeEngine {
	readonly kind = 'native';
	private last: Promise<unknown> = Promise.resolve();
	private files = 0;

	constructor(
		private readonly instance: DuckDBInstance,
		readonly connection: DuckDBConnection,
		private readonly directory: string,
	) {}

	/** One statement at a time, as in the browser, so that both behave alike. */
	private inTurn<T>(sql: string, work: () => Promise<T>): Promise<T> {
		const result = this.last.then(work).catch((cause: unknown) => {
			throw new QueryError(sql, cause);
		});
		this.last = result.catch(() => undefined);
		return result;
	}

	private async stream(sql: string, params: readonly Param[]) {
		const bound = params.map(bind);
		return this.connection.stream(
			sql,
			bound.map(([value]) => value),
			bound.map(([, type]) => type),
		);
	}

	query<Row = Record<string, Cell>>(sql: string, params: readonly Param[] = []): Promise<Row[]> {
		return this.inTurn(sql, async () => {
			const result = await this.stream(sql, params);
			const names = result.columnNames();
			const rows: Row[] = [];
			for (;;) {
				const chunk = await result.fetchChunk();
				if (!chunk || chunk.rowCount === 0) return rows;
				for (const values of chunk.getRows()) {
					const row: Record<string, Cell> = {};
					names.forEach((name, i) => (row[name] = cellOf(values[i] ?? null, name)));
					rows.push(row as Row);
				}
			}
		});
	}

	async *batches(sql: string, params: readonly Param[] = []): AsyncGenerator<ColumnBatch> {
		const result = await this.inTurn(sql, () => this.stream(sql, params));
		const names = result.columnNames();
		const types = result.columnTypes().map(String);
		for (;;) {
			const chunk = await this.inTurn(sql, () => result.fetchChunk());
			if (!chunk || chunk.rowCount === 0) return;
			const columns = names.map((name, i) =>
				chunk.getColumnValues(i).map((value) => cellOf(value, name)),
			);
			yield { names, types, columns, rows: chunk.rowCount };
		}
	}

	run(script: string): Promise<void> {
		return this.inTurn(script, async () => {
			await this.connection.run(script);
		});
	}

	private pathFor(name: string): string {
		return join(this.directory, `${++this.files}-${name.replace(/[^\w.-]/g, '_')}`);
	}

	private readonly given = new Map<string, string>();

	async putFile(name: string, bytes: Uint8Array): Promise<string> {
		const known = this.given.get(name);
		const path = known ?? this.pathFor(name);
		this.given.set(name, path);
		// Written over rather than anew: the disk's pages are there already.
		const file = await open(path, known === undefined ? 'w' : 'r+');
		try {
			await file.truncate(bytes.length);
			// In one go where the system can: `writeFile` would cut it in hundreds of parts.
			for (let at = 0; at < bytes.length;) {
				const { bytesWritten } = await file.write(bytes, at, bytes.length - at, at);
				at += bytesWritten;
			}
		} finally {
			await file.close();
		}
		return path;
	}

	async dropFile(path: string): Promise<void> {
		for (const [name, known] of this.given) if (known === path) this.given.delete(name);
		await rm(path, { force: true });
	}

	async close(): Promise<void> {
		await this.last;
		this.connection.closeSync();
		this.instance.closeSync();
		await rm(this.directory, { recursive: true, force: true });
	}
}

/** @throws {DataError} when `CAP10_COEURS` is no number of cores */
function coresSaid(): string | undefined {
	const word = process.env.CAP10_COEURS ?? '';
	if (word === '') return undefined;
	if (/^[1-9]\d{0,3}$/.test(word)) return word;
	throw new DataError([
		{
			fichier: 'CAP10_COEURS',
			message: `«\u00a0${word}\u00a0»\u00a0: un nombre de cœurs, 1 au moins`,
		},
	]);
}

/**
 * Opens DuckDB in this process. Extensions are never fetched: what is not built in fails at once,
 * as in the browser.
 */
export async function openNative(options: NativeOptions = {}): Promise<NativeEngine> {
	const threads = options.threads?.toString() ?? coresSaid();
	const directory = makeOwnFolder(options.tempDirectory ?? tmpdir(), 'cap10-');
	const instance = await DuckDBInstance.create(options.path ?? ':memory:', {
		autoinstall_known_extensions: 'false',
		autoload_known_extensions: 'false',
		temp_directory: join(directory, 'spill'),
		// Given files are written over: none may be remembered.
		enable_external_file_cache: 'false',
		...(options.path === undefined ? { checkpoint_threshold: NEVER } : {}),
		...(options.memoryLimit === undefined ? {} : { memory_limit: options.memoryLimit }),
		...(threads === undefined ? {} : { threads }),
	});
	return new DuckDbEngine(instance, await instance.connect(), directory);
}
