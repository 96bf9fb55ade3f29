import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '$lib/engine/engine';
import { ON_DEMAND_TABLES, PUBLISHED_TABLES } from '$lib/engine/servedTables';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { folderSource } from '$lib/server/folder';
import { openDemo } from '../support/demo';
import { openWasm } from '../support/wasmNode';
import { CASES } from './cases';

// The demonstration goes through the whole pipeline on both engines: what one would reject, classify
// or sum otherwise shows here, to the cent.
let native: Engine;
let wasm: Engine;

beforeAll(async () => {
	native = (await openDemo()).engine;
	wasm = await openWasm();
	await loadDataset(wasm, folderSource('data/demo'), {});
	await classifyDataset(wasm);
}, 240_000);

afterAll(() => wasm.close());

/** Rows as told, whatever the order of their columns. */
function told(rows: readonly unknown[]): string[] {
	return rows.map((row) =>
		JSON.stringify(Object.entries(row as object).sort(([a], [b]) => (a < b ? -1 : 1))),
	);
}

/** Rows of a table in a stable order: SQL promises none where nothing asks for one. */
const sorted = (rows: readonly unknown[]) => told(rows).sort();

const modules = import.meta.glob<Record<string, unknown>>('../../src/lib/queries/*.ts', {
	eager: true,
});

test('every query of src/lib/queries has a case here', () => {
	const names = Object.values(modules)
		.flatMap((module) => Object.entries(module))
		.filter(([name, value]) => name.startsWith('query') && typeof value === 'function')
		.map(([name]) => name);
	expect(Object.keys(CASES).sort()).toEqual([...new Set(names)].sort());
});

describe.each(Object.entries(CASES))('%s', (_, ask) => {
	test('gives the same rows in the same order on native DuckDB and on DuckDB-WASM', async () => {
		const [expected, found] = [await ask(native), await ask(wasm)];
		expect(expected.length).toBeGreaterThan(0);
		expect(told(found)).toEqual(told(expected));
	});
});

test.each([...PUBLISHED_TABLES, ...ON_DEMAND_TABLES])(
	'table %s is the same on both engines',
	async (table) => {
		const sql = `SELECT * FROM "${table}"`;
		expect(sorted(await wasm.query(sql))).toEqual(sorted(await native.query(sql)));
	},
);

test('what was set aside and warned of is the same on both engines', async () => {
	const sql = 'SELECT * FROM constats';
	const expected = sorted(await native.query(sql));
	expect(expected.length).toBeGreaterThan(50);
	expect(sorted(await wasm.query(sql))).toEqual(expected);
});
