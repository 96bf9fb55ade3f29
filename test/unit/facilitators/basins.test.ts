import { describe, expect, test } from 'vitest';
import { basinViews, inRegion, straddling } from '$lib/views/facilitators/basins';
import { rateOf, stateCounts } from '$lib/views/facilitators/rates';
import { fiscalYearAt, unlocatedShare } from '$lib/views/facilitators/spending';
import { AT, DATA } from './support/data';

const at = (date: string) => new Map(basinViews(DATA, date, DATA.spending).map((b) => [b.code, b]));

describe('a basin at a date', () => {
	test('a post that ends on the date is active; the day after it is not', () => {
		expect(at(AT).get('A')?.state).toBe('dedie');
		expect(at('2013-01-01').get('A')?.state).toBe('inconnu');
	});

	test('a declaration counts from its date on', () => {
		expect(at('2012-05-31').get('D')?.state).toBe('inconnu');
		expect(at('2012-06-01').get('D')?.state).toBe('non_couvert');
	});

	test('FTE are split among the basins of a post, unknown where nothing is declared, zero where declared', () => {
		const found = at(AT);
		expect([...found.values()].map(({ fte }) => fte)).toEqual([1, 0.5, 0.5, 0, null]);
		// 1 FTE for 100 000 inhabitants, 0.5 for 50 000, 0.5 for 200 000; population of D unknown.
		expect([...found.values()].map(({ ftePerHead }) => ftePerHead)).toEqual([
			1,
			1,
			0.25,
			null,
			null,
		]);
	});

	test('spending adds the segments; a basin without purchase has zero, and no gap', () => {
		const found = at(AT);
		expect(found.get('A')).toMatchObject({ base: 100_000, realised: 20_000, signedGap: -10_000 });
		expect(found.get('D')).toMatchObject({ base: 300_000, realised: 3_000, signedGap: 27_000 });
		expect(found.get('C')).toMatchObject({ base: 0, signedGap: null });
	});

	test('without a line that names a basin, spending is unknown, not zero', () => {
		const [first] = basinViews(DATA, AT, null);
		expect(first).toMatchObject({ base: null, realised: null, signedGap: null });
	});

	test('decisions count from their date; where two prefects share a basin, refusal shows', () => {
		const found = at(AT);
		expect(['A', 'B', 'C', 'E'].map((code) => found.get(code)?.decision)).toEqual([
			'pertinent',
			'refuse',
			null,
			null,
		]);
	});
});

describe('regions', () => {
	const views = basinViews(DATA, AT, DATA.spending);

	test('a straddling basin is once in the nation and in each region it touches', () => {
		expect(views).toHaveLength(5);
		const counts = ['53', '52', '11'].map((region) => inRegion(views, '2010', region).length);
		expect(counts).toEqual([2, 3, 1]);
		expect(straddling(views, '2010')).toBe(1);
		expect(straddling(views, '2016')).toBe(0);
	});
});

describe('rates', () => {
	const views = basinViews(DATA, AT, DATA.spending);

	test('by basins: three of five, and four with the unknown one', () => {
		expect(rateOf(views)).toMatchObject({ low: 0.6, high: 0.8, partial: 0, unknown: 1, all: 5 });
	});

	test('by population: an unknown population weighs nothing', () => {
		expect(rateOf(views, 'population')).toMatchObject({
			low: 350_000 / 360_000,
			high: 1,
			all: 360_000,
		});
	});

	test('by eligible spending: 150 000 of 450 000 cents', () => {
		expect(rateOf(views, 'assiette').low).toBe(1 / 3);
	});

	test('every state is counted, those without a basin too', () => {
		expect([...stateCounts(views)]).toEqual([
			['dedie', 1],
			['partage', 2],
			['partiel', 0],
			['non_couvert', 1],
			['inconnu', 1],
		]);
	});
});

describe('spending', () => {
	test('what lies in no basin is told', () => {
		expect(DATA.spending && unlocatedShare(DATA.spending)).toBe(0.1);
	});

	test('a date is weighed by the latest fiscal year up to it, else by the first', () => {
		expect(fiscalYearAt([2010, 2012], '2011-05-01')).toBe(2010);
		expect(fiscalYearAt([2010, 2012], '2015-05-01')).toBe(2012);
		expect(fiscalYearAt([2010, 2012], '2009-05-01')).toBe(2010);
		expect(fiscalYearAt([], '2009-05-01')).toBeNull();
	});
});
