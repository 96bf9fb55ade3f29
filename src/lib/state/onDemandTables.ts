import type { BrowserEngine } from '$lib/engine/browser';
import type { Engine } from '$lib/engine/engine';
import type { OnDemandTableName } from '$lib/engine/servedTables';
import type { EngineLife } from './engine.svelte';

const asked = new WeakMap<Engine, Map<string, Promise<void>>>();

function takesTables(engine: Engine): engine is BrowserEngine {
	return 'addTable' in engine;
}

async function add(engine: Engine, name: OnDemandTableName, url: string): Promise<void> {
	const [found] = await engine.query<{ n: number }>(
		'SELECT CAST(count(*) AS INTEGER) AS n FROM duckdb_tables() WHERE table_name = $1',
		[name],
	);
	// A reader's own files leave every table; only the published site loads them one by one.
	if (found?.n) return;
	if (!takesTables(engine)) throw new Error(`Table ${name} : absente de ce moteur`);
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${url} : réponse ${response.status}`);
	await engine.addTable(name, new Uint8Array(await response.arrayBuffer()));
}

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
	const tables = asked.get(engine) ?? new Map<string, Promise<void>>();
	asked.set(engine, tables);
	let loading = tables.get(name);
	if (!loading) {
		tables.set(name, (loading = add(engine, name, url)));
		loading.catch(() => tables.delete(name));
	}
	await loading;
	return engine;
}
