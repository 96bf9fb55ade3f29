/** The lists of the worked example, whose amounts are in test/support/example.ts. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classifyDataset } from '$lib/pipeline/classify';
import { queryBuyers, queryMinistries } from '$lib/queries/buyers';
import { queryLevelCells } from '$lib/queries/levels';
import { queryRegionPairs, querySegments } from '$lib/queries/reference';
import { queryEndingContracts } from '$lib/queries/contracts';
import { defaultQuestion, type Question } from '$lib/rules/question';
import { levelTrials } from '$lib/rules/levels';
import { openNative, type NativeEngine } from '$lib/server/native';
import { loadFiles } from '../../support/dataset';
import { EXAMPLE_FILES } from '../../support/example';

const byDefault = defaultQuestion(2012, '2010', 50);
let engine: NativeEngine;
beforeAll(async () => {
	engine = await openNative();
	await loadFiles(engine, EXAMPLE_FILES);
	await classifyDataset(engine);
});
afterAll(() => engine.close());

test('worked example: the one level of Bretagne is tried as the region is', async () => {
	const cells = await queryLevelCells(engine, 2012);
	const reference = {
		segments: await querySegments(engine),
		pairs: await queryRegionPairs(engine),
	};
	const percents = (change: Partial<Question>, scope = '53') => {
		const levels = levelTrials(cells, { ...byDefault, ...change }, scope, reference);
		expect(Object.keys(levels)).toEqual(['etat']);
		return levels['etat']?.map(({ code, low, high }) => [
			code,
			((100 * low.realised) / low.base).toFixed(3),
			((100 * high.realised) / high.base).toFixed(3),
		]);
	};
	const expected = [
		['segments_limites', '8.219', '8.219'],
		['perimetre', '8.219', '9.502'],
		['non_classes', '9.365', '10.803'],
		['contrat', '5.011', '18.024'],
		['heure', '8.855', '10.149'],
	];
	expect(percents({})).toEqual(expected);
	// The region of 2016 has the same code and holds no other region of 2010.
	expect(percents({ edition: '2016' })).toEqual(expected);
	// At 51 % no segment is borderline: 686 000 €, n = 20 000 × 686 000 ÷ 1 371 000 = 10 007.29.
	expect(percents({ threshold: 51 })).toEqual([
		['non_classes', '8.101', '9.539'],
		// Without line 3, 56 385 ÷ 286 000; without line 1, 16 385 ÷ 646 000.
		['contrat', '2.536', '19.715'],
		['heure', '7.771', '8.668'],
	]);
	// At the cautious hour 52 000 + 22 910 €, without catering 40 000 + 13 310 €.
	expect(percents({ hourValue: 'prudente' })).toEqual([
		['segments_limites', '7.771', '7.771'],
		['perimetre', '7.771', '8.855'],
		['non_classes', '8.727', '10.165'],
		// Without line 3, 74 910 ÷ 446 000; without line 1, 34 910 ÷ 806 000.
		['contrat', '4.331', '16.796'],
		['heure', '8.855', '10.149'],
	]);
	// One family alone has no verdict to try.
	expect(percents({ family: 'insertion' })).toEqual([]);
	// The nation has 70 000 € of no region more: 80 385 ÷ 916 000, without catering 56 385 ÷ 756 000.
	expect(percents({}, 'FR')?.slice(0, 2)).toEqual([
		['segments_limites', '7.458', '7.458'],
		['perimetre', '7.458', '8.776'],
	]);
});

test('worked example: the one service of Bretagne holds the whole base, to the cent', async () => {
	const [service, ...others] = await queryBuyers(
		engine,
		byDefault,
		'53',
		await querySegments(engine),
	);
	expect(others).toEqual([]);
	// Most is bought in security: 400 000 + 50 000 against 236 000 in cleaning.
	expect(service).toMatchObject({
		name: 'Service fictif',
		level: 'etat',
		ministry: null,
		segment: 'securite',
		base: 846_000_00,
		org: 52_000_00,
		hours: 28_385_00,
		hoursCautious: 22_910_00,
		hoursGenerous: 33_860_00,
		unidentified: 60_000_00,
		unidentifiedCautious: 60_000_00,
		unidentifiedGenerous: 60_000_00,
		clause: 221_000_00,
		lines: 10,
	});
	const [nation] = await queryBuyers(engine, byDefault, 'FR', await querySegments(engine));
	expect(nation).toMatchObject({ base: 916_000_00, org: 52_000_00 });
	// Catering (45 to 50 %) leaves the base at 51 %, and without the borderline segments.
	for (const change of [{ threshold: 51 }, { borderline: false }]) {
		const question = { ...byDefault, ...change };
		const rows = await queryBuyers(engine, question, '53', await querySegments(engine));
		expect(rows).toMatchObject([
			{
				name: 'Service fictif',
				segment: 'securite',
				buyers: 1,
				base: 686_000_00,
				org: 40_000_00,
				hours: 16_385_00,
				lines: 8,
			},
		]);
		const [ministry, ...more] = await queryMinistries(
			engine,
			question,
			await querySegments(engine),
		);
		expect(more).toEqual([]);
		expect(ministry).toMatchObject({ ministry: null, base: 756_000_00, org: 40_000_00 });
	}
	// Printing (35 %) enters at 35 %: 25 000 € more, all by a counted structure.
	const [wider] = await queryBuyers(
		engine,
		{ ...byDefault, threshold: 35 },
		'53',
		await querySegments(engine),
	);
	expect(wider).toMatchObject({ base: 871_000_00, org: 77_000_00, lines: 11 });
	// No line of the example has a contract end.
	expect(await queryEndingContracts(engine, byDefault, '53', await querySegments(engine))).toEqual(
		[],
	);
});
