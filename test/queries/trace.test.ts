import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '$lib/engine/engine';
import { FIGURE_KINDS as KINDS, figureOf, type FigureKind } from '$lib/figures/figures';
import { figureValue } from '$lib/figures/formula';
import { PUBLISHED_TABLES } from '$lib/engine/servedTables';
import { scopeOf, type Answer } from '$lib/rules/answer';
import type { Cells } from '$lib/rules/cells';
import { sumCells } from '$lib/rules/sumCells';
import { NO_SUMS } from '$lib/rules/sums';
import { atDefaultThreshold, queryBuyers, queryMinistries } from '$lib/queries/buyers';
import { querySegments } from '$lib/queries/reference';
import { BUYER_KINDS, buyerFigureSql, queryBuyerTraceRows } from '$lib/queries/traceBuyers';
import { foldBuyers } from '$lib/views/market/brief';
import { buyersOf, levelsOf, ministriesOf } from '$lib/views/market/buyers';
import { defaultQuestion, type Question, type ViewedBasis } from '$lib/rules/question';
import { literal } from '$lib/queries/literal';
import {
	queryFigure,
	traceFigureSql,
	traceRowsSql,
	type TracePlace,
	type TraceRow,
} from '$lib/queries/trace';
import { tableToArrow } from '$lib/server/writeArrow';
import { sumsAt } from '$lib/views/trace/explainFigure';
import { engineCells } from '../support/cells';
import { openDemo } from '../support/demo';
import { openWasm, type WasmNode } from '../support/wasmNode';

// A reader may copy the SQL of any figure: run as it is, it must give the figure that the page wrote,
// to the cent, on both engines.
const byDefault = defaultQuestion(2012, '2010', 50);

let engines: Engine[];
let native: Engine;
let wasm: WasmNode;
let cells: Cells;

// The whole data set on native; on WASM what a reader's browser has: the published tables alone.
beforeAll(async () => {
	native = (await openDemo()).engine;
	cells = await engineCells(native);
	wasm = await openWasm();
	for (const name of PUBLISHED_TABLES) {
		wasm.insertTable(name, (await tableToArrow(native, name)).bytes);
	}
	engines = [native, wasm];
}, 240_000);

afterAll(() => wasm.close());

const answers = new Map<string, Answer>();

function answerTo(question: Question, basis: ViewedBasis): Answer {
	const key = JSON.stringify([question, basis]);
	const found = answers.get(key) ?? sumCells(cells, question, basis);
	answers.set(key, found);
	return found;
}

/** In cents for an amount: what the page holds, and what each engine computes from the copied text. */
async function compare(kind: FigureKind, place: TracePlace): Promise<void> {
	const answer = answerTo(place.question, place.basis);
	const expected = figureValue(kind, sumsAt(answer, place));
	for (const engine of engines) {
		const found = await queryFigure(engine, kind, traceFigureSql(kind, place));
		expect([engine.kind, kind, place, found]).toEqual([engine.kind, kind, place, expected]);
	}
}

const place = (change: Partial<TracePlace>): TracePlace => ({
	get reference() {
		return cells.segments;
	},
	question: byDefault,
	basis: 'paye',
	scope: 'FR',
	segment: null,
	...change,
});

test.each([
	['the nation', place({})],
	['a region of 2010', place({ scope: '53' })],
	['a region of 2016', place({ question: { ...byDefault, edition: '2016' }, scope: '44' })],
	['what has no region', place({ scope: 'NR' })],
	['awarded amounts', place({ basis: 'attribue' })],
	['another threshold', place({ question: { ...byDefault, threshold: 65 }, scope: '11' })],
	[
		'one family, cautious hours',
		place({ question: { ...byDefault, family: 'insertion', hourValue: 'prudente' } }),
	],
	[
		'no borderline segment, establishments in',
		place({ question: { ...byDefault, borderline: false, establishments: true }, scope: '82' }),
	],
])('every figure of %s is that of its SQL', async (_, where) => {
	for (const kind of KINDS) await compare(kind, where);
});

test.each(['share', 'low', 'high', 'gap', 'signedGap', 'base', 'org', 'hours'] as const)(
	'%s of each year, edition and segment',
	async (kind) => {
		for (const edition of ['2010', '2016'] as const) {
			for (const year of [2009, 2010, 2011]) {
				await compare(kind, place({ question: { ...byDefault, year, edition }, scope: '52' }));
			}
		}
		for (const segment of ['nettoyage', 'espaces_verts', 'restauration']) {
			await compare(kind, place({ segment }));
			await compare(kind, place({ segment, scope: '93' }));
		}
	},
);

test('a segment has its figures whether it is in the base or not', async () => {
	const question = { ...byDefault, threshold: 70 };
	const answer = answerTo(question, 'paye');
	const traced = { question, reference: cells.segments, basis: 'paye' as const };
	const segments = [...scopeOf(answer, 'FR').current.keys()];
	const labour = await native.query<{ code: string }>(
		'SELECT code FROM segments WHERE main_oeuvre < 700000',
	);
	// Some are out: the test would else say nothing.
	expect(labour.filter(({ code }) => segments.includes(code)).length).toBeGreaterThan(2);
	for (const segment of segments) {
		for (const scope of ['FR', '11']) {
			const sums = scopeOf(answer, scope).current.get(segment) ?? NO_SUMS;
			for (const kind of ['share', 'high', 'base', 'signedGap'] as const) {
				const sql = traceFigureSql(kind, { ...traced, scope, segment });
				const found = await queryFigure(native, kind, sql);
				const expected = figureValue(kind, { sums, ledger: null });
				expect([kind, scope, segment, found]).toEqual([kind, scope, segment, expected]);
			}
		}
	}
});

test.each([
	['France', byDefault, 'FR'],
	['a region of 2016', { ...byDefault, edition: '2016' as const }, '44'],
	[
		'insertion alone, cautious hours, establishments in',
		{
			...byDefault,
			family: 'insertion' as const,
			hourValue: 'prudente' as const,
			establishments: true,
		},
		'11',
	],
	['another threshold, in a region', { ...byDefault, threshold: 60 }, '11'],
	[
		'no borderline segment, the whole country',
		{ ...byDefault, borderline: false, establishments: true },
		'FR',
	],
])('every buyer, level and ministry of %s is what its SQL gives', async (_, question, scope) => {
	const rows = await queryBuyers(native, question, scope, await querySegments(native));
	const ministries = atDefaultThreshold(question)
		? rows
		: scope === 'FR'
			? await queryMinistries(native, question, await querySegments(native))
			: [];
	const all = buyersOf(rows);
	const brief = buyersOf(foldBuyers(rows, 3), true);
	// The others together, of the whole list and of the brief, and the first buyers.
	const shown = [...all.slice(0, 5), ...all.slice(-1), ...brief.slice(-1)];
	for (const { keys, sums } of [...shown, ...levelsOf(rows), ...ministriesOf(ministries)]) {
		const where = { question, reference: cells.segments, scope, keys };
		for (const kind of BUYER_KINDS) {
			const found = await queryFigure(native, kind, buyerFigureSql(kind, where));
			const expected = figureValue(kind, { sums, ledger: null });
			expect([kind, keys, found]).toEqual([kind, keys, expected]);
		}
		const behind = await queryBuyerTraceRows(native, where);
		expect(behind.reduce((sum, { lignes }) => sum + lignes, 0)).toBe(sums.lines);
	}
});

describe('the rows behind a figure', () => {
	test.each(KINDS)('%s: they add up to what its formula reads', async (kind) => {
		const where = place({ scope: '31' });
		const { sums, ledger } = sumsAt(answerTo(byDefault, 'paye'), where);
		for (const engine of engines) {
			const rows = await engine.query<TraceRow & Record<string, never>>(traceRowsSql(kind, where));
			const total = (column: keyof TraceRow) =>
				Math.round(rows.reduce((sum, row) => sum + Number(row[column]) * 100, 0));
			const { outside } = figureOf(kind);
			if (!outside) {
				expect(total('montant_ht')).toBe(sums.base);
				expect(total('organismes_ht')).toBe(sums.org);
				expect(total('heures_ht')).toBe(sums.hours);
				expect(total('heures_prudentes_ht')).toBe(sums.hoursCautious);
				expect(total('non_identifie_ht')).toBe(sums.unidentified);
				expect(total('clause_ht')).toBe(sums.clause);
			} else {
				expect(ledger).not.toBeNull();
				expect(total('montant_ht')).toBe(figureValue(kind, { sums, ledger }));
			}
		}
	});

	test('the text reads the published tables only, and binds nothing', () => {
		for (const kind of KINDS) {
			for (const sql of [traceRowsSql(kind, place({})), traceFigureSql(kind, place({}))]) {
				const read = [...sql.matchAll(/\b(?:FROM|JOIN) (\w+)/g)].map(([, name]) => name);
				const own = ['cellules', 'sommes'];
				expect(read.filter((name) => !own.includes(name ?? ''))).toEqual([
					'cube',
					'segments',
					'territoires',
				]);
				expect(PUBLISHED_TABLES).toEqual(
					expect.arrayContaining(['cube', 'segments', 'territoires']),
				);
				expect(sql).not.toMatch(/\$\d|\?/);
			}
		}
	});

	test('a quote in a code cannot leave its text', async () => {
		expect(literal("d'ici")).toBe("'d''ici'");
		expect(() => literal(0.5)).toThrow();
		const where = place({ segment: "x' OR 'a' = 'a" });
		for (const engine of engines)
			expect(await engine.query(traceRowsSql('base', where))).toEqual([]);
	});
});
