import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	DEFAULT_THRESHOLD,
	TARGET,
	VERDICT_WORDS,
	amountAtTarget,
	gap,
	meetsTarget,
	share,
	signedGap,
} from '$lib/rules/target';

describe('the circular’s figures', () => {
	it('are 10 % of segments with half labour', () => {
		expect(TARGET).toBe(0.1);
		expect(DEFAULT_THRESHOLD).toBe(50);
		expect(Object.values(VERDICT_WORDS)).toEqual([
			'atteint',
			'non atteint',
			'indéterminé',
			'non calculable',
		]);
	});
});

describe('share', () => {
	it('divides, and is null on an empty or negative base', () => {
		expect(share(1, 4)).toBe(0.25);
		expect(share(0, 4)).toBe(0);
		expect(share(1, 0)).toBeNull();
		expect(share(0, 0)).toBeNull();
		expect(share(1, -4)).toBeNull();
		expect(share(1, NaN)).toBeNull();
		expect(share(NaN, 1)).toBeNull();
	});

	it('has no negative zero', () => {
		expect(Object.is(share(-0, 4), 0)).toBe(true);
	});

	it('is finite or null for any two doubles', () => {
		fc.assert(
			fc.property(fc.double(), fc.double(), (part, base) => {
				const found = share(part, base);
				expect(found === null || Number.isFinite(found)).toBe(true);
				expect(Object.is(found, -0)).toBe(false);
			}),
		);
	});
});

describe('the target in cents', () => {
	it('rounds 10 % up to the cent', () => {
		expect(amountAtTarget(1000)).toBe(100);
		expect(amountAtTarget(1001)).toBe(101);
		expect(amountAtTarget(1009)).toBe(101);
		expect(amountAtTarget(1)).toBe(1);
	});

	it('compares without a floating error', () => {
		// 3 × 0.1 is 0.30000000000000004 in floating point.
		expect(meetsTarget(3, 30)).toBe(true);
		expect(meetsTarget(2, 30)).toBe(false);
		// The largest whole number that a double holds exactly, 2^53 − 1.
		expect(meetsTarget(900_719_925_474_099, 9_007_199_254_740_991)).toBe(false);
		expect(meetsTarget(900_719_925_474_100, 9_007_199_254_740_991)).toBe(true);
	});

	it('agrees with 10 × part ≥ base for any whole cents', () => {
		const cents = fc.integer({ min: 1, max: 1e14 });
		fc.assert(
			fc.property(cents, fc.integer({ min: -3, max: 3 }), (base, shift) => {
				const part = Math.floor(base / 10) + shift;
				expect(meetsTarget(part, base)).toBe(10 * part >= base);
			}),
		);
	});
});

describe('gap', () => {
	it('is what is missing, rounded up to the cent, never negative', () => {
		expect(gap(99, 1000)).toBe(1);
		expect(gap(100, 1001)).toBe(1);
		expect(gap(100, 1000)).toBe(0);
		expect(gap(500, 1000)).toBe(0);
		expect(gap(-20, 1000)).toBe(120);
	});

	it('keeps its sign by segment', () => {
		expect(signedGap(500, 1000)).toBe(-400);
		expect(signedGap(500, 1001)).toBe(-399);
	});

	it('is null without a positive base', () => {
		expect(gap(10, 0)).toBeNull();
		expect(signedGap(10, -1)).toBeNull();
		expect(gap(NaN, 10)).toBeNull();
	});
});
