import { expect, test } from 'vitest';
import { cohortOf, outlyingShares, standingOf, standsOut } from '$lib/rules/plausible';
import { NO_SUMS } from '$lib/rules/sums';

/** Logarithms in powers of two: a median of 4, and a median deviation of one doubling. */
const DOUBLINGS = [1, 2, 2, 2, 4, 4, 4, 8, 8, 8, 16];

test('a value is compared with the others alone', () => {
	const cohort = cohortOf([...DOUBLINGS, 1024], 11);
	expect(cohort).toEqual({
		others: 11,
		median: expect.closeTo(4, 12),
		deviation: expect.closeTo(Math.LN2, 12),
	});
	// 8 doublings from the median, in spreads of 1.4826 doubling.
	const standing = standingOf(1024, cohort ?? { others: 0, median: 1, deviation: 0 });
	expect(standing.ratio).toBeCloseTo(256, 9);
	expect(standing.spreads).toBeCloseTo(5.3959, 4);
	expect(standsOut(standing, 10)).toBe(true);
	// 7 doublings are under 5 spreads; nine others are no cohort.
	expect(standsOut({ ratio: 128, spreads: 7 / 1.4826 }, 10)).toBe(false);
	expect(cohortOf(DOUBLINGS.slice(0, 10), 3)).toBeNull();
});

test('where half of the others are the same, the factor alone decides', () => {
	const cohort = cohortOf([5, 5, 5, 5, 5, 5, 5, 5, 5, 9, 51], 10);
	expect(cohort).toMatchObject({ deviation: 0 });
	const standing = standingOf(51, cohort ?? { others: 0, median: 1, deviation: 1 });
	expect(standing.spreads).toBeNull();
	expect(standsOut(standing, 10)).toBe(true);
	expect(standsOut({ ratio: 9, spreads: null }, 10)).toBe(false);
	expect(standsOut({ ratio: 1 / 11, spreads: null }, 10)).toBe(true);
});

test('the share of a region stands out of those of its segment and level', () => {
	const group = (region: string, percent: number, lines = 10, level = 'etat') => ({
		...NO_SUMS,
		...{ year: 2012, region, segment: 'nettoyage', level, lines },
		base: 1_000_000,
		org: percent * 10_000,
	});
	const usual = DOUBLINGS.map((percent, i) => group(`${i}`, percent));
	const found = outlyingShares([
		...usual,
		group('faible', 0.01),
		// Nothing realised, few lines, another level: none is of the cohort.
		group('rien', 0),
		group('peu', 0.01, 9),
		group('autre', 0.01, 10, 'etat_central'),
	]);
	expect(found.map(({ region, others }) => [region, others])).toEqual([['faible', 11]]);
	expect(found[0]?.median).toBeCloseTo(0.04, 12);
	expect(outlyingShares(usual)).toEqual([]);
});
