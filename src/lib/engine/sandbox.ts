import { AsyncDuckDB, VoidLogger, type AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { Cell } from './engine';
import { columnsOf, rowsOf, type ResultColumn } from './readBatch';
import { csvTable, SEAL, type SandboxTable } from './sandboxTables';
import { NO_EXTENSIONS } from './wasm';
import { workerFailed } from './workerFailed';

/** What a sandbox is made from; kept, so that it starts again without asking the network. */
export interface SandboxFiles {
	/** The WebAssembly module, inflated. */
	module: Blob;
	/** Address of the worker's script. */
	worker: string;
	tables: readonly SandboxTable[];
}

export interface SandboxResult {
	columns: readonly ResultColumn[];
	rows: readonly (readonly Cell[])[];
	/** True when the statement has more rows than were asked for. */
	truncated: boolean;
}

/** A statement that its author stopped. */
class Cancelled extends Error {
	override readonly name = 'Cancelled';
}

interface Running {
	worker: Worker;
	connection: AsyncDuckDBConnection;
}

/**
 * A database of its own for a reader's statements, in its own worker: the pages' engine neither waits
 * for it nor falls with it. It holds copies of the tables given and can reach nothing else. Stopping a
 * statement ends the worker, whatever it is doing, and starts another.
 */
export class Sandbox {
	#files: Promise<SandboxFiles> | null = null;
	#running: Promise<Running> | null = null;
	#worker: Worker | null = null;

	constructor(private readonly load: () => Promise<SandboxFiles>) {}

	/** @throws {Error} when it cannot start; the next call begins afresh */
	async start(): Promise<void> {
		await this.#start();
	}

	/**
	 * Runs one reading statement and gives at most `maxRows` of its rows.
	 * @throws {Cancelled} when `signal` aborts
	 * @throws {Error} with DuckDB's message when it refuses
	 */
	async run(sql: string, maxRows: number, signal: AbortSignal): Promise<SandboxResult> {
		signal.throwIfAborted();
		let stop = () => {};
		const stopped = new Promise<never>((_, reject) => {
			stop = () => {
				this.close();
				void this.#start().catch(() => {});
				reject(new Cancelled());
			};
		});
		signal.addEventListener('abort', stop, { once: true });
		try {
			return await Promise.race([
				stopped,
				this.#start().then((running) => this.#read(running, sql, maxRows)),
			]);
		} finally {
			signal.removeEventListener('abort', stop);
		}
	}

	/** Ends the worker; the next statement starts another. */
	close(): void {
		this.#worker?.terminate();
		this.#worker = null;
		this.#running = null;
	}

	#start(): Promise<Running> {
		if (!this.#running) {
			const starting = this.#open();
			this.#running = starting;
			starting.catch(() => {
				if (this.#running === starting) this.#running = null;
			});
		}
		return this.#running;
	}

	async #open(): Promise<Running> {
		if (!this.#files) {
			const loading = this.load();
			this.#files = loading;
			loading.catch(() => (this.#files = null));
		}
		const { module, worker: script, tables } = await this.#files;
		const worker = new Worker(script);
		this.#worker = worker;
		const moduleUrl = URL.createObjectURL(module);
		try {
			const failed = workerFailed(worker);
			const db = new AsyncDuckDB(new VoidLogger(), worker);
			await Promise.race([db.instantiate(moduleUrl), failed]);
			// Numbers as they are: cast to doubles, long ones would lose their last digits.
			await db.open({});
			const connection = await db.connect();
			await connection.query(NO_EXTENSIONS);
			for (const table of tables) {
				if ('arrow' in table) {
					const { name, arrow } = table;
					await connection.insertArrowFromIPCStream(arrow.slice(), { name, create: true });
				} else {
					await db.registerFileBuffer(table.name, table.csv.slice());
					await connection.query(csvTable(table, table.name));
					await db.dropFile(table.name);
				}
			}
			await connection.query(SEAL);
			return { worker, connection };
		} catch (cause) {
			worker.terminate();
			throw cause;
		} finally {
			URL.revokeObjectURL(moduleUrl);
		}
	}

	async #read({ connection }: Running, sql: string, maxRows: number): Promise<SandboxResult> {
		await connection.query('BEGIN TRANSACTION READ ONLY');
		try {
			const rows: Cell[][] = [];
			// Prepared, so that a fault is told before anything runs; streamed, so that what is beyond the
			// cap is not computed.
			const statement = await connection.prepare(sql);
			const reader = await statement.send();
			const columns = columnsOf(await reader.open());
			for await (const batch of reader) {
				rows.push(...rowsOf(batch));
				if (rows.length > maxRows) break;
			}
			await statement.close();
			return { columns, rows: rows.slice(0, maxRows), truncated: rows.length > maxRows };
		} finally {
			// A database that cannot even do this is beyond use: the next statement gets another.
			await connection.query('ROLLBACK').catch(() => this.close());
		}
	}
}
