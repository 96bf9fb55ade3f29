import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differenceOf } from '$lib/rules/difference';
import type { CellSums } from '$lib/rules/sums';
import { baseSums } from './support/sums';

test('hours are worth the same in both, review cases count for nothing or for all', () => {
	// 1 000 €, 40 of structures and 20 of hours (16, 24), 10 to review; then 1 000 €, 50 and 30 (24, 36),
	// 5 to review.
	const before = baseSums({
		base: 1000,
		org: 40,
		hours: 20,
		hoursCautious: 16,
		hoursGenerous: 24,
		unidentified: 10,
	});
	const now = baseSums({
		base: 1000,
		org: 50,
		hours: 30,
		hoursCautious: 24,
		hoursGenerous: 36,
		unidentified: 5,
	});
	const found = differenceOf(before, now);
	// Cautious: 74 − (56 + 10) = 8, the least; generous: 86 + 5 − 64 = 27, the greatest.
	expect(found?.shown).toBeCloseTo(0.02, 12);
	expect(found?.low).toBeCloseTo(0.008, 12);
	expect(found?.high).toBeCloseTo(0.027, 12);
	expect(found?.sure).toBe(true);
	const back = differenceOf(now, before);
	expect(back?.low).toBeCloseTo(-0.027, 12);
	expect(back?.high).toBeCloseTo(-0.008, 12);
});

test('at another value shown the interval still covers the three', () => {
	// Hours capped line by line do not move in step: shown at the cautious value, the greatest change is
	// at the central one, which is not shown.
	const before = baseSums({ base: 1000, hours: 20, hoursCautious: 20, hoursGenerous: 20 });
	const now = {
		...baseSums({ base: 1000, hours: 40, hoursCautious: 40, hoursGenerous: 44 }),
		hoursCentral: 60_00,
	};
	const found = differenceOf(before, now);
	expect(found?.shown).toBeCloseTo(0.02, 12);
	// Cautious 40 − 20, central 60 − 20, generous 44 − 20.
	expect(found?.low).toBeCloseTo(0.02, 12);
	expect(found?.high).toBeCloseTo(0.04, 12);
});

test('an interval that holds 0 is not sure, a nil one neither', () => {
	const before = baseSums({ base: 1000, org: 50, unidentified: 10 });
	const now = baseSums({ base: 1000, org: 55 });
	expect(differenceOf(before, now)).toMatchObject({ sure: false });
	const same = differenceOf(now, now);
	expect([same?.low, same?.high, same?.sure]).toEqual([0, 0, false]);
});

test('what is left of review cases after credit notes cannot lower a share', () => {
	const before = baseSums({ base: 1000, org: 50, unidentified: -30 });
	expect(differenceOf(before, baseSums({ base: 1000, org: 60 }))).toMatchObject({ sure: true });
});

test('without a base there is no difference', () => {
	expect(differenceOf(baseSums({ base: 0 }), baseSums({ base: 10 }))).toBeNull();
	expect(differenceOf(baseSums({ base: 10 }), baseSums({ base: -1 }))).toBeNull();
});

test.each(['hours', 'hoursCautious', 'hoursGenerous'] as const)(
	'the interval holds the difference shown, at %s',
	(shown) => {
		const euros = fc.integer({ min: 0, max: 1e9 });
		const sums = fc
			.record({
				base: fc.integer({ min: 1, max: 1e9 }),
				org: euros,
				hours: euros,
				unidentified: euros,
			})
			.map(({ hours, ...others }) =>
				baseSums({ ...others, hours, hoursCautious: 0.8 * hours, hoursGenerous: 1.2 * hours }),
			);
		fc.assert(
			fc.property(sums, sums, (first, second) => {
				const at = (sums: CellSums) => ({ ...sums, hours: sums[shown] });
				const found = differenceOf(at(first), at(second));
				if (!found) throw new Error('both bases are positive');
				expect(found.low).toBeLessThanOrEqual(found.shown);
				expect(found.high).toBeGreaterThanOrEqual(found.shown);
			}),
		);
	},
);
