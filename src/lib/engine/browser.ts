import { OPEN_OPTIONS, wasmEngine, type WasmConnection } from './wasm';
import type { Engine } from './engine';
import { fetchOk } from './fetchOk';
import { workerFailed } from './workerFailed';

/** Where the engine and its tables are served from: always the site's own origin. */
export interface EngineAssets {
	/** The WebAssembly module, gzipped so that its size does not depend on the host. */
	module: string;
	worker: string;
	/** Arrow IPC streams, and how many rows each must bring. */
	tables: readonly PublishedTable[];
}

interface PublishedTable {
	name: string;
	url: string;
	rows: number;
}

interface LoadOptions {
	assets: EngineAssets;
	/** Bytes of the module received so far. */
	onProgress: (loadedBytes: number) => void;
	signal?: AbortSignal;
}

const GZIP_MAGIC = [0x1f, 0x8b] as const;

/** How long the engine may say nothing, while it comes or starts, in milliseconds. */
const SILENCE_MS = 60_000;

/** @throws {Error} with these words, when the work says nothing for too long */
function within<T>(work: Promise<T>, words: string): Promise<T> {
	let waiting: ReturnType<typeof setTimeout>;
	const silence = new Promise<never>((_, reject) => {
		waiting = setTimeout(() => reject(new Error(words)), SILENCE_MS);
	});
	return Promise.race([work, silence]).finally(() => clearTimeout(waiting));
}

/** Fetches a file, telling its progress, and inflates it unless the host has already done so. */
export async function fetchModule({
	assets,
	onProgress,
	signal,
}: Omit<LoadOptions, 'assets'> & { assets: Pick<EngineAssets, 'module'> }): Promise<Blob> {
	const response = await fetchOk(assets.module, signal);
	if (!response.body) throw new Error(`${assets.module} : réponse vide`);
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	let loaded = 0;
	const reader = response.body.getReader();
	for (;;) {
		const { done, value } = await within(
			reader.read(),
			`${assets.module} : plus rien n’arrive`,
		).catch((cause: unknown) => {
			void reader.cancel();
			throw cause;
		});
		if (done) break;
		chunks.push(value);
		loaded += value.byteLength;
		onProgress(loaded);
	}
	const received = new Blob(chunks, { type: 'application/wasm' });
	const start = new Uint8Array(await received.slice(0, 2).arrayBuffer());
	if (!GZIP_MAGIC.every((byte, i) => start[i] === byte)) return received;
	const inflated = received.stream().pipeThrough(new DecompressionStream('gzip'));
	return new Response(inflated, { headers: { 'Content-Type': 'application/wasm' } }).blob();
}

/** The browser's engine, which takes more published tables as they are asked for. */
export interface BrowserEngine extends Engine {
	/** Creates a table from an Arrow IPC stream. */
	addTable(name: string, bytes: Uint8Array): Promise<void>;
}

/** An Arrow stream of another major version inserts nothing and raises nothing: count. */
async function assertRows(engine: Engine, table: string, rows: number): Promise<void> {
	const [found] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`);
	if (found?.n !== rows) {
		throw new Error(`Table ${table} : ${found?.n ?? 0} lignes lues, ${rows} publiées`);
	}
}

/**
 * Starts DuckDB-WASM in a worker and loads the published tables.
 * @throws {Error} in French when a file cannot be fetched or the engine does not start; whatever was
 * started is stopped, so that a second try begins afresh
 */
export async function loadBrowserEngine(options: LoadOptions): Promise<BrowserEngine> {
	const { assets, signal } = options;
	const [duckdb, module, ...tables] = await Promise.all([
		import('@duckdb/duckdb-wasm'),
		fetchModule(options),
		...assets.tables.map(async (table) => {
			const response = await fetchOk(table.url, signal);
			return { ...table, bytes: new Uint8Array(await response.arrayBuffer()) };
		}),
	]);
	const worker = new Worker(assets.worker);
	const moduleUrl = URL.createObjectURL(module);
	try {
		const failed = workerFailed(worker);
		const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
		await within(
			Promise.race([db.instantiate(moduleUrl), failed]),
			'Le moteur ne répond pas : il n’a pas démarré',
		);
		await db.open(OPEN_OPTIONS);
		const connection = await db.connect();
		for (const { name, bytes } of tables) {
			await connection.insertArrowFromIPCStream(bytes, { name, create: true });
		}
		const engine = await wasmEngine(db, connection as unknown as WasmConnection);
		for (const { name, rows } of tables) await assertRows(engine, name, rows);
		return {
			...engine,
			async addTable(name, bytes) {
				await connection.insertArrowFromIPCStream(bytes, { name, create: true });
			},
			async close() {
				await connection.close();
				await db.terminate();
			},
		};
	} catch (cause) {
		worker.terminate();
		throw cause;
	} finally {
		URL.revokeObjectURL(moduleUrl);
	}
}
