import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '$lib/engine/engine';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset } from '$lib/pipeline/load';
import { baseOf, readAnswer, scopeOf } from '$lib/rules/answer';
import { defaultQuestion, type Question } from '$lib/rules/question';
import { querySegments } from '$lib/queries/reference';
import { readSegmentAnswer, sumOver } from '$lib/queries/segmentAnswer';
import { querySegmentSums } from '$lib/queries/segmentSums';
import { querySums } from '$lib/queries/sums';
import { atThreshold } from '$lib/rules/threshold';
import { NATION } from '$lib/rules/territory';
import { folderSource } from '$lib/server/folder';
import { openNative } from '$lib/server/native';
import { EXAMPLE_FILES } from '../support/example';
import { loadFiles } from '../support/dataset';

let demo: Engine;
let example: Engine;

beforeAll(async () => {
	demo = await openNative();
	await loadDataset(demo, folderSource('data/demo'), {});
	await classifyDataset(demo);
	example = await openNative();
	await loadFiles(example, EXAMPLE_FILES);
	await classifyDataset(example);
}, 120_000);

afterAll(async () => {
	await demo.close();
	await example.close();
});

async function answered(engine: Engine, question: Question) {
	return readSegmentAnswer(question, await querySegmentSums(engine, question));
}

test('the worked example by segment, in the base or not', async () => {
	const { cells, trend } = await answered(example, defaultQuestion(2012, '2010', 50));
	const brittany = cells.get('53');
	expect(brittany?.get('restauration')).toMatchObject({
		base: 16_000_000,
		org: 1_200_000,
		hours: 1_000_000,
		lines: 2,
	});
	// Under the threshold, and outside the base: known all the same.
	expect(brittany?.get('impression')).toMatchObject({ base: 2_500_000, org: 2_500_000 });
	expect(cells.get('NR')?.get('securite')?.base).toBe(7_000_000);
	// 400 000 + 50 000 + 70 000 € of no région; what is only awarded stays out.
	expect(cells.get(NATION)?.get('securite')?.base).toBe(52_000_000);
	expect(trend.get('securite')?.get(2012)?.base).toBe(52_000_000);
});

// Two ways to the same sums: the engine filters the threshold, or the rules do.
const CHANGES: readonly Partial<Question>[] = [
	{},
	{ threshold: 30 },
	{ threshold: 51 },
	{ threshold: 65, edition: '2016' },
	{ threshold: 80, year: 2009 },
	{ threshold: 50, borderline: false },
	{ threshold: 55, establishments: true, family: 'insertion' },
	{ threshold: 60, cautiousHours: true, family: 'handicap' },
];

test.each(CHANGES)('the base of %j is the one that the engine sums', async (change) => {
	const question = { ...defaultQuestion(2012, '2010', 50), ...change };
	const answer = await answered(demo, question);
	const expected = readAnswer(question, await querySums(demo, question));
	const segments = (await querySegments(demo)).map(
		({ code, current, min, share, max, sourced }) => ({
			code,
			current,
			labour: share,
			labourMin: min,
			labourMax: max,
			status: sourced ? ('source' as const) : ('hypothese' as const),
		}),
	);
	const regions = [...expected.scopes.keys()];
	expect(regions.length).toBeGreaterThan(17);
	for (const scope of regions) {
		const inScope = segments.map((segment) => ({
			...segment,
			sums: answer.cells.get(scope)?.get(segment.code) ?? null,
		}));
		const found = atThreshold(inScope, question.threshold, question.borderline);
		expect([scope, found.sums]).toEqual([scope, baseOf(expected, scope)]);
		expect(sumOver(answer, scope, found.segments)).toEqual(found.sums);
		for (const [segment, sums] of scopeOf(expected, scope).segments) {
			expect(answer.cells.get(scope)?.get(segment)).toEqual(sums);
		}
	}
});

test('the greatest contract of a segment is told where it may weigh half of it', async () => {
	const { largestContract } = await answered(example, defaultQuestion(2012, '2010', 50));
	// Nettoyage in Bretagne: 160 000 € of 236 000 €. Restauration: 100 000 € of 160 000 €.
	expect(largestContract.get('53')?.get('nettoyage')).toBe(16_000_000);
	expect(largestContract.get('53')?.get('restauration')).toBe(10_000_000);
	expect(largestContract.get('53')?.get('securite')).toBe(40_000_000);
});
