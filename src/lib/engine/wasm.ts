import { QueryError, type Cell, type Engine, type Param } from './engine';

type MaybePromise<T> = T | Promise<T>;

/** What this needs of an Arrow result; iterating by `get` is what reads NULL right. */
interface ArrowResult {
	readonly numRows: number;
	readonly schema: { readonly fields: readonly { readonly name: string }[] };
	getChildAt(index: number): ArrowColumn | null;
}

interface ArrowColumn {
	readonly nullCount: number;
	get(row: number): unknown;
	toArray(): ArrayLike<unknown>;
}

interface Statement {
	query(...params: Param[]): MaybePromise<ArrowResult>;
	close(): MaybePromise<unknown>;
}

/** A duckdb-wasm connection: the asynchronous one of a browser or the blocking one of Node. */
export interface WasmConnection {
	query(sql: string): MaybePromise<ArrowResult>;
	prepare(sql: string): MaybePromise<Statement>;
	close(): MaybePromise<unknown>;
}

interface WasmDatabase {
	registerFileBuffer(name: string, bytes: Uint8Array): MaybePromise<unknown>;
	dropFile(name: string): MaybePromise<unknown>;
}

/** How a duckdb-wasm database is opened: money and counts come back as numbers, not as BigInt. */
export const OPEN_OPTIONS = {
	query: { castDecimalToDouble: true, castBigIntToDouble: true },
} as const;

/** Never fetch an extension: it would come from a third party, and hang where there is no network. */
export const NO_EXTENSIONS =
	'SET autoinstall_known_extensions = false; SET autoload_known_extensions = false;';

/** The values of a column. `toArray` is the quick way, but reads garbage where a value is NULL. */
function cellsOf(column: ArrowColumn | null, length: number): ArrayLike<Cell> {
	if (!column) return [];
	if (column.nullCount === 0) {
		const values = column.toArray();
		if (typeof values[0] !== 'bigint') return values as ArrayLike<Cell>;
	}
	return Array.from({ length }, (_, row) => {
		const value = column.get(row);
		return typeof value === 'bigint' ? Number(value) : (value as Cell);
	});
}

function rowsOf(result: ArrowResult): Record<string, Cell>[] {
	const names = result.schema.fields.map((field) => field.name);
	const columns = names.map((_, i) => cellsOf(result.getChildAt(i), result.numRows));
	return Array.from({ length: result.numRows }, (_, row) => {
		const cells: Record<string, Cell> = {};
		names.forEach((name, i) => {
			cells[name] = columns[i]?.[row] ?? null;
		});
		return cells;
	});
}

/** The {@link Engine} over duckdb-wasm. Statements are prepared once: a control asks the same again. */
export async function wasmEngine(db: WasmDatabase, connection: WasmConnection): Promise<Engine> {
	await connection.query(NO_EXTENSIONS);
	const prepared = new Map<string, MaybePromise<Statement>>();

	async function attempt<T>(sql: string, work: () => MaybePromise<T>): Promise<T> {
		try {
			return await work();
		} catch (cause) {
			throw new QueryError(sql, cause);
		}
	}

	return {
		kind: 'wasm',
		query: <Row>(sql: string, params: readonly Param[] = []) =>
			attempt(sql, async () => {
				if (params.length === 0) return rowsOf(await connection.query(sql)) as Row[];
				let statement = prepared.get(sql);
				if (!statement) {
					statement = connection.prepare(sql);
					prepared.set(sql, statement);
				}
				try {
					return rowsOf(await (await statement).query(...params)) as Row[];
				} catch (cause) {
					prepared.delete(sql);
					throw cause;
				}
			}),
		run: (script) =>
			attempt(script, async () => {
				await connection.query(script);
			}),
		async putFile(name, bytes) {
			await db.registerFileBuffer(name, bytes);
			return name;
		},
		async dropFile(path) {
			await db.dropFile(path);
		},
		async close() {
			await connection.close();
		},
	};
}
