import type { BrowserEngine } from '$lib/engine/browser';
import type { Engine } from '$lib/engine/engine';
import type { OnDemandTableName } from '$lib/engine/servedTables';
import { oncePerObject } from '$lib/once';
import type { EngineLife } from './engine.svelte';
import { fetchOk } from '$lib/engine/fetchOk';

function takesTables(engine: Engine): engine is BrowserEngine {
	return 'addTable' in engine;
}

const add = oncePerObject(async (engine: Engine, name: OnDemandTableName, url: string) => {
	const [found] = await engine.query<{ n: number }>(
		'SELECT CAST(count(*) AS INTEGER) AS n FROM duckdb_tables() WHERE table_name = $1',
		[name],
	);
	// A reader's own files leave every table; only the published site loads them one by one.
	if (found?.n) return;
	if (!takesTables(engine)) throw new Error(`Table ${name}\u00a0: absente de ce moteur`);
	const response = await fetchOk(url);
	await engine.addTable(name, new Uint8Array(await response.arrayBuffer()));
});

/**
 * The running engine, with a table that is not loaded at start.
 * @param url where the published table is
 * @throws {Error} when the engine or the table does not come; the next call tries again
 */
export async function engineWith(
	life: EngineLife,
	name: OnDemandTableName,
	url: string,
): Promise<Engine> {
	const engine = await life.start();
	await add(engine, name, url);
	return engine;
}
