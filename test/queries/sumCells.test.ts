import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '$lib/engine/engine';
import { PUBLISHED_TABLES } from '$lib/engine/servedTables';
import { classifyDataset } from '$lib/pipeline/classify';
import { queryCells } from '$lib/queries/cells';
import { queryRegionPairs, querySegments } from '$lib/queries/reference';
import { scopeOf } from '$lib/rules/answer';
import { openCells, type Cells } from '$lib/rules/cells';
import { HOUR_VALUES } from '$lib/rules/hourValue';
import { defaultQuestion, FAMILIES, type Question } from '$lib/rules/question';
import { sumCells } from '$lib/rules/sumCells';
import { EDITIONS, NATION } from '$lib/rules/territory';
import { cellFiles } from '$lib/server/cellFiles';
import { tableToArrow } from '$lib/server/writeArrow';
import { openNative, type NativeEngine } from '$lib/server/native';
import { askSql, prepareOracle, told } from '../oracle/askSql';
import { engineCells } from '../support/cells';
import { loadFiles } from '../support/dataset';
import { openDemo } from '../support/demo';
import { EXAMPLE_FILES } from '../support/example';
import { awardsCsv, generatedCsv } from '../support/generated';
import { pairwise } from '../support/pairwise';
import { openWasm, type WasmNode } from '../support/wasmNode';

interface Set {
	native: NativeEngine;
	cells: Cells;
}

const opened: NativeEngine[] = [];

async function setOf(native: NativeEngine): Promise<Set> {
	await prepareOracle(native);
	return { native, cells: await engineCells(native) };
}

async function read(files: Readonly<Record<string, string>>): Promise<Set> {
	const native = await openNative({ threads: 1 });
	opened.push(native);
	await loadFiles(native, files);
	await classifyDataset(native);
	return setOf(native);
}

let sets: Readonly<Record<'demo' | 'example' | 'generated' | 'awards', Set>>;
let demo: Set;
let example: Set;
let awards: Set;
let wasm: WasmNode;

beforeAll(async () => {
	demo = await setOf((await openDemo()).engine);
	example = await read(EXAMPLE_FILES);
	awards = await read(awardsCsv(11));
	sets = { demo, example, awards, generated: await read(generatedCsv(7)) };
	wasm = await openWasm();
}, 240_000);

afterAll(async () => {
	for (const native of opened) await native.close();
	await wasm.close();
});

/** Every two values of two controls are met together in one of these questions at least. */
const QUESTIONS = pairwise({
	year: [2009, 2010, 2011, 2012],
	edition: EDITIONS,
	threshold: [30, 45, 50, 51, 65, 80],
	family: FAMILIES,
	hourValue: HOUR_VALUES,
	borderline: [true, false],
	establishments: [false, true],
}) satisfies Question[];

test('the questions tried meet every pair of values', () => {
	expect(QUESTIONS.length).toBeGreaterThanOrEqual(24);
	expect(QUESTIONS.length).toBeLessThan(60);
	for (const edition of EDITIONS)
		for (const threshold of [30, 80])
			expect(QUESTIONS.some((q) => q.edition === edition && q.threshold === threshold)).toBe(true);
});

/** The sums of the cells against those of SQL; gives the paid and awarded lines met. */
async function compare(cells: Cells, engine: Engine, question: Question): Promise<number> {
	const answers = await askSql(engine, question);
	let lines = 0;
	for (const basis of ['paye', 'attribue'] as const) {
		const found = sumCells(cells, question, basis);
		const expected = answers[basis];
		const codes = new Set([...expected.scopes.keys(), ...found.scopes.keys()]);
		for (const code of codes) {
			const [mine, other] = [told(found, code), told(expected, code)];
			// The SQL tells segments out of the base for paid amounts only.
			const same = basis === 'paye' ? mine : { ...mine, current: [], largestInSegment: [] };
			// Contracts weigh paid spending only.
			if (basis === 'attribue') same.largestContract = 0;
			expect([code, same]).toEqual([code, other]);
		}
		if (basis === 'paye')
			for (const [segment, trend] of found.segmentTrends)
				// Maps are equal whatever their order.
				expect([segment, trend]).toEqual([
					segment,
					expected.segmentTrends.get(segment) ?? new Map(),
				]);
		lines += scopeOf(expected, NATION).ledger.totalPaid.lines;
	}
	return lines;
}

describe.each(QUESTIONS.map((question) => [JSON.stringify(question), question] as const))(
	'%s',
	(_, question) => {
		test('the sum of the cells is that of the SQL, to the cent', async () => {
			const lines = ({ native, cells }: Set) => compare(cells, native, question);
			expect(await lines(demo)).toBeGreaterThan(500);
			expect(await lines(sets.generated)).toBeGreaterThan(0);
		});
	},
);

// Cells and queries are the same on both engines, by engines.test.ts: some questions are enough for
// what a site publishes, on the engine that reads it.
test.each(['demo', 'example', 'generated', 'awards'] as const)(
	'the sum of the cells is that of the SQL on each engine, to the cent: %s',
	async (name) => {
		const { native, cells } = sets[name];
		for (const table of PUBLISHED_TABLES) {
			await wasm.run(`DROP TABLE IF EXISTS "${table}"`);
			wasm.insertTable(table, (await tableToArrow(native, table)).bytes);
		}
		await prepareOracle(wasm);
		for (const question of QUESTIONS.filter((_, i) => i % 6 === 0))
			for (const engine of [native, wasm]) await compare(cells, engine, question);
	},
);

test('a folder of awarded amounts has no paid line, and its awards are summed', () => {
	const question = defaultQuestion(2012, '2010', 50);
	const paid = scopeOf(sumCells(awards.cells, question), NATION);
	const awarded = scopeOf(sumCells(awards.cells, question, 'attribue'), NATION);
	expect(paid.ledger.totalPaid).toEqual({ amount: 0, lines: 0 });
	expect(awarded.ledger.totalPaid.lines).toBeGreaterThan(0);
	expect(paid.apart.get('attribue')).toEqual(awarded.ledger.totalPaid);
});

test('the worked example by segment, in the base or not', () => {
	const answer = sumCells(example.cells, defaultQuestion(2012, '2010', 50));
	const { current } = scopeOf(answer, '53');
	expect(current.get('restauration')).toMatchObject({
		base: 16_000_000,
		org: 1_200_000,
		hours: 1_200_000,
		lines: 2,
	});
	// Under the threshold, and outside the base: known all the same.
	expect(current.get('impression')).toMatchObject({ base: 2_500_000, org: 2_500_000 });
	expect(scopeOf(answer, '53').segments.has('impression')).toBe(false);
	expect(scopeOf(answer, 'NR').current.get('securite')?.base).toBe(7_000_000);
	// 400 000 + 50 000 + 70 000 € of no région; what is only awarded stays out.
	expect(scopeOf(answer, NATION).current.get('securite')?.base).toBe(52_000_000);
	expect(answer.segmentTrends.get('securite')?.get(2012)?.base).toBe(52_000_000);
});

test('the greatest contract of a segment is told where it may weigh half of it', () => {
	const answer = sumCells(example.cells, defaultQuestion(2012, '2010', 50));
	const { largestInSegment } = scopeOf(answer, '53');
	// Nettoyage in Bretagne: 160 000 € of 236 000 €. Restauration: 100 000 € of 160 000 €.
	expect(largestInSegment.get('nettoyage')?.base).toBe(16_000_000);
	expect(largestInSegment.get('restauration')?.base).toBe(10_000_000);
	expect(largestInSegment.get('securite')?.base).toBe(40_000_000);
});

test('cells published by fiscal year are summed as cells in one file', async () => {
	const whole = await queryCells(demo.native);
	const files = Object.values(cellFiles(whole, 1));
	expect(files.length).toBeGreaterThanOrEqual(4);
	const [segments, pairs] = [await querySegments(demo.native), await queryRegionPairs(demo.native)];
	const parted = openCells([...files].reverse(), segments, pairs);
	expect(parted.years).toEqual(demo.cells.years);
	for (const question of QUESTIONS.slice(0, 6)) {
		const [expected, found] = [sumCells(demo.cells, question), sumCells(parted, question)];
		for (const code of expected.scopes.keys())
			expect(told(found, code)).toEqual(told(expected, code));
	}
});

test('the regions of a question add up to the nation, whatever is asked', () => {
	fc.assert(
		fc.property(fc.constantFrom(...QUESTIONS), (question) => {
			const { scopes } = sumCells(demo.cells, question);
			const total = [...scopes]
				.filter(([code]) => code !== NATION)
				.reduce((sum, [, { ledger }]) => sum + ledger.totalPaid.amount, 0);
			expect(total).toBe(scopes.get(NATION)?.ledger.totalPaid.amount);
		}),
	);
});
