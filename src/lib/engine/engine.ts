/** A value that both engines can bind to a positional parameter (`$1` or `?`). */
export type Param = string | number | boolean | null;

/** One result cell. Integers beyond 2^53 and dates are cast in SQL before they get here. */
export type Cell = string | number | boolean | null;

/**
 * A DuckDB, wherever it runs. The pipeline and every query are written against this interface
 * alone, so that the figures of a prerendered page and of one in the browser come from the same SQL.
 */
export interface Engine {
	readonly kind: 'native' | 'wasm';

	/**
	 * Runs one statement and returns its rows, in order. Integer and decimal columns come back as
	 * `number`, NULL as `null`.
	 * @throws {QueryError} with the SQL when DuckDB refuses it
	 */
	query<Row = Record<string, Cell>>(sql: string, params?: readonly Param[]): Promise<Row[]>;

	/**
	 * Runs a script of several statements separated by `;`, without parameters or result.
	 * @throws {QueryError} with the SQL when DuckDB refuses it
	 */
	run(script: string): Promise<void>;

	/**
	 * Makes UTF-8 bytes readable by SQL and returns the path to give to `read_csv`.
	 * A second file of the same name replaces the first.
	 */
	putFile(name: string, bytes: Uint8Array): Promise<string>;

	/** Releases a file given by {@link putFile}. */
	dropFile(path: string): Promise<void>;

	close(): Promise<void>;
}

/** A statement that DuckDB refused: the message says why, `sql` what was asked. */
export class QueryError extends Error {
	override readonly name = 'QueryError';

	constructor(
		readonly sql: string,
		override readonly cause: unknown,
	) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		super(`${reason}\n— dans la requête :\n${sql}`);
	}
}
