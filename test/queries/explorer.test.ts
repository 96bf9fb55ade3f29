import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '$lib/engine/engine';
import { csvTable, SEAL, type SandboxTable } from '$lib/engine/sandboxTables';
import { refusal } from '$lib/engine/statement';
import { explorerTables } from '$lib/pages/explorer';
import { openSource } from '$lib/pages/source';
import { openNative } from '$lib/server/native';
import { EXAMPLES } from '$lib/views/explorer/examples';
import { EXPLORER_TABLES } from '$lib/views/explorer/tables';
import { openDemo } from '../support/demo';
import { openWasm } from '../support/wasmNode';

// A reader's statements run on a sealed database that holds the tables of the page and nothing else:
// here on both engines, filled as it is from a reader's own files.
let native: Engine;
let wasm: Engine;
/** The engine that read the demonstration. */
let reader: Engine;

async function sealed(engine: Engine, tables: readonly SandboxTable[]): Promise<Engine> {
	for (const table of tables) {
		if (!('csv' in table)) throw new Error('CSV expected');
		await engine.run(csvTable(table, await engine.putFile(`${table.name}.csv`, table.csv)));
	}
	await engine.run(SEAL);
	return engine;
}

beforeAll(async () => {
	const demo = await openDemo();
	reader = demo.engine;
	const tables = await explorerTables(await openSource(demo));
	native = await sealed(await openNative(), tables);
	wasm = await sealed(await openWasm(), tables);
}, 240_000);

afterAll(async () => {
	await native.close();
	await wasm.close();
});

/** Figures to nine significant digits: the two engines may add doubles in another order. */
const rounded = (rows: readonly object[]) =>
	rows.map((row) =>
		Object.entries(row).map(([name, value]) => [
			name,
			typeof value === 'number' ? Number(value.toPrecision(9)) : (value as unknown),
		]),
	);

describe.each(EXAMPLES)('$question', ({ sql }) => {
	test('is answered, alike on both engines', async () => {
		expect(refusal(sql)).toBe(null);
		const expected = await native.query(sql);
		expect(expected.length).toBeGreaterThan(0);
		expect(rounded(await wasm.query(sql))).toEqual(rounded(expected));
	});
});

const [first, , third, , fifth] = EXAMPLES.map(({ sql }) => sql);

test('the share at 50 % by the cube is the published one', async () => {
	const [published] = (await native.query<{ exercice: number; part: number }>(first ?? '')).slice(
		-1,
	);
	const byThreshold = await native.query<{ seuil: number; part: number }>(fifth ?? '');
	const at50 = byThreshold.find(({ seuil }) => Number(seuil) === 50);
	expect(published?.exercice).toBe(2012);
	expect(at50?.part).toBeCloseTo(published?.part ?? NaN, 6);
});

test('mix and rate add up to the distance of the region to the nation', async () => {
	const rows = await native.query<{ composition: number; pratique: number }>(third ?? '');
	const parts = await native.query<{ region: string; part: number }>(
		`SELECT region, part FROM indicateur WHERE exercice = 2012 AND edition_regions = '2010'
			AND segment = 'tous' AND region IN ('FR', '53') ORDER BY region`,
	);
	const distance = (parts[0]?.part ?? NaN) - (parts[1]?.part ?? NaN);
	const sum = rows.reduce((all, { composition, pratique }) => all + composition + pratique, 0);
	// Published shares have six decimals: points have four.
	expect(sum / 100).toBeCloseTo(distance, 5);
});

test('the page describes every column of its tables, as they are', async () => {
	for (const table of EXPLORER_TABLES.filter(({ format }) => format === 'arrow')) {
		const found = await reader.query<{ column_name: string; column_type: string }>(
			`SELECT column_name, column_type FROM (DESCRIBE "${table.name}")`,
		);
		expect([table.name, found.map((c) => [c.column_name, c.column_type])]).toEqual([
			table.name,
			table.columns.map((column) => [column.name, column.type]),
		]);
	}
});

const OUTSIDE = [
	"SELECT * FROM read_csv('https://exemple.fr/x.csv')",
	"FROM 'https://exemple.fr/x.parquet'",
	"FROM 'jeu.csv'",
	"SELECT * FROM read_text('/etc/hosts')",
	"SELECT * FROM read_blob('/etc/hosts')",
	"SELECT * FROM sniff_csv('/etc/hosts')",
	"SELECT * FROM read_json('x.json')",
	'FROM "https://exemple.fr/x.csv"',
	"EXPLAIN ANALYZE FROM read_csv('/etc/hosts')",
	"SELECT * FROM query_table('/etc/hosts')",
	"SELECT getenv('HOME')",
	"SELECT * FROM glob('/*')",
	"SELECT * FROM query('FROM read_csv(''x.csv'')')",
	"ATTACH 'x.db'",
	"COPY cube TO 'x.csv'",
	"COPY cube FROM '/etc/hosts'",
	"EXPORT DATABASE 'x'",
	"IMPORT DATABASE 'x'",
	"CREATE TEMP VIEW v AS FROM read_csv('/etc/hosts')",
	'LOAD httpfs',
	'SET enable_external_access = true',
	"SET file_search_path = '/etc'",
	"SET home_directory = '/etc'",
	'SET autoload_known_extensions = true',
	'RESET lock_configuration',
];

test.each(OUTSIDE)('%s reaches nothing, even past the first look', async (sql) => {
	for (const engine of [native, wasm]) {
		await expect(engine.query(sql)).rejects.toThrow(
			/disabled|locked|Cannot access|not exist|not in the catalog|Cannot open/,
		);
	}
});

test.each([
	'DELETE FROM cube',
	'CREATE TABLE x AS SELECT 1',
	'DROP TABLE cube',
	"UPDATE segments SET code = 'x'",
])('%s changes nothing in a read-only transaction', async (sql) => {
	for (const engine of [native, wasm]) {
		await engine.run('BEGIN TRANSACTION READ ONLY');
		await expect(engine.query(sql)).rejects.toThrow(/read-only/);
		await engine.run('ROLLBACK');
		const [row] = await engine.query<{ n: number }>('SELECT count(*) AS n FROM cube');
		expect(row?.n).toBeGreaterThan(1000);
	}
});
