import { createRequire } from 'node:module';
import { OPEN_OPTIONS, wasmEngine, type WasmConnection } from '$lib/engine/wasm';
import type { Engine } from '$lib/engine/engine';

const require = createRequire(import.meta.url);

/** An engine that also takes a published table, as the browser's does. */
export type WasmNode = Engine & { insertTable(name: string, arrow: Uint8Array): void };

/** The very WebAssembly module of the browser, run by Node without a worker. */
export async function openWasm(): Promise<WasmNode> {
	const duckdb = await import('@duckdb/duckdb-wasm/blocking');
	const module = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
	const bundle = { mainModule: module, mainWorker: '' };
	const db = await duckdb.createDuckDB(
		{ mvp: bundle, eh: bundle },
		new duckdb.VoidLogger(),
		duckdb.NODE_RUNTIME,
	);
	await db.instantiate(() => {});
	db.open(OPEN_OPTIONS);
	const connection = db.connect();
	const engine = await wasmEngine(
		{
			registerFileBuffer: (name, bytes) => db.registerFileBuffer(name, bytes),
			dropFile: (name) => db.dropFile(name),
		},
		connection as unknown as WasmConnection,
	);
	return {
		...engine,
		insertTable: (name, arrow) =>
			connection.insertArrowFromIPCStream(arrow, { name, create: true }),
	};
}
