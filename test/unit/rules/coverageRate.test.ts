import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CoverageState } from '$lib/rules/coverage';
import { coverageRate } from '$lib/rules/coverageRate';
import { nextPosts, type Candidate } from '$lib/rules/nextPosts';

const basin = (code: string, state: CoverageState, weight: number | null = 1) => ({
	basin: code,
	state,
	weight,
});

const EACH = [
	basin('1', 'dedie', 10),
	basin('2', 'partage', 20),
	basin('3', 'partiel', 30),
	basin('4', 'non_couvert', 40),
	basin('5', 'inconnu', 50),
	basin('6', 'perdu', 50),
];

describe('rate of coverage', () => {
	it('is an interval, the partial part apart', () => {
		expect(coverageRate(EACH)).toEqual({
			low: 0.3,
			high: 0.55,
			partial: 0.15,
			covered: 60,
			unknown: 50,
			all: 200,
		});
	});

	it('counts basins when each weighs one', () => {
		const found = coverageRate(EACH.map((each) => ({ ...each, weight: 1 })));
		expect(found.low).toBe(0.5);
		expect(found.high).toBeCloseTo(4 / 6, 12);
	});

	it('is null when nothing weighs', () => {
		expect(coverageRate([]).low).toBeNull();
		expect(coverageRate([basin('1', 'dedie', null), basin('2', 'inconnu', -5)])).toMatchObject({
			low: null,
			high: null,
			partial: null,
		});
	});

	it('stays within 0 and 1, in order, for any weights', () => {
		const state = fc.constantFrom<CoverageState>(
			'dedie',
			'partiel',
			'non_couvert',
			'inconnu',
			'perdu',
		);
		const any = fc.record({
			basin: fc.string(),
			state,
			weight: fc.option(fc.integer()),
		});
		fc.assert(
			fc.property(fc.array(any), (basins) => {
				const { low, high, partial } = coverageRate(basins);
				if (low === null || high === null || partial === null) return;
				expect(partial).toBeLessThanOrEqual(low);
				expect(low).toBeLessThanOrEqual(high);
				expect(high).toBeLessThanOrEqual(1);
				expect(partial).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});

describe('next posts', () => {
	const candidates: Candidate[] = (
		[
			{ ...basin('A', 'dedie'), criterion: 900 },
			{ ...basin('D', 'non_couvert'), criterion: 50 },
			{ ...basin('C', 'non_couvert'), criterion: 50 },
			{ ...basin('B', 'non_couvert'), criterion: 200 },
			{ ...basin('E', 'inconnu'), criterion: 500 },
			{ ...basin('F', 'non_couvert'), criterion: null },
		] as const
	).map((each) => ({ ...each, refused: false }));

	it('go to the uncovered basins by criterion, ties by code, with the rate each brings', () => {
		const found = nextPosts(candidates, 3);
		expect(found.map(({ basin: code, criterion }) => [code, criterion])).toEqual([
			['B', 200],
			['C', 50],
			['D', 50],
		]);
		expect(found.map(({ rate }) => rate.covered)).toEqual([2, 3, 4]);
		expect(found[0]?.rate.low).toBeCloseTo(2 / 6, 12);
		expect(found[0]?.rate.high).toBe(0.5);
	});

	it('go to unknown basins only when asked', () => {
		expect(nextPosts(candidates, 2, { withUnknown: true }).map(({ basin: code }) => code)).toEqual([
			'E',
			'B',
		]);
	});

	it('leave out the basins that a prefect refuses, and flag them when asked', () => {
		const some = candidates.map((each) => ({ ...each, refused: each.basin === 'B' }));
		expect(nextPosts(some, 2).map(({ basin: code }) => code)).toEqual(['C', 'D']);
		expect(
			nextPosts(some, 2, { withRefused: true }).map(({ basin: code, refused }) => [code, refused]),
		).toEqual([
			['B', true],
			['C', false],
		]);
		// The rate is of all basins, the refused one included.
		expect(nextPosts(some, 1)[0]?.rate).toMatchObject({ covered: 2, all: 6 });
	});

	it('stop when no basin is left, the unknown criterion last', () => {
		expect(nextPosts(candidates, 99).map(({ basin: code }) => code)).toEqual(['B', 'C', 'D', 'F']);
		expect(nextPosts(candidates, 0)).toEqual([]);
		expect(nextPosts(candidates, -1)).toEqual([]);
	});

	it('do not change what they were given', () => {
		nextPosts(candidates, 3);
		expect(candidates[3]?.state).toBe('non_couvert');
	});
});
