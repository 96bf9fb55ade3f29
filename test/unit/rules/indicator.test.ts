import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounds, verdictOf } from '$lib/rules/bounds';
import { gapRange, judge } from '$lib/rules/indicator';
import { NO_SUMS } from '$lib/rules/sums';
import { BRETAGNE, BRETAGNE_51, NATION_SUMS, baseSums } from './support/sums';

describe('worked example of the method', () => {
	it('judges Bretagne', () => {
		const found = judge(BRETAGNE);
		expect(found.m1).toBe(5_200_000);
		expect(found.m2).toBe(8_038_500);
		expect(found.m3).toBe(22_100_000);
		expect(found.share).toBeCloseTo(0.09502, 5);
		expect(found.low).toBeCloseTo(0.08855, 5);
		expect(found.high).toBeCloseTo(0.17241, 5);
		expect(found.shareM1).toBeCloseTo(0.06147, 5);
		expect(found.shareM3).toBeCloseTo(0.26123, 5);
		expect(found.verdict).toBe('undetermined');
		expect(found.gap).toBe(421_500);
		expect(found.signedGap).toBe(421_500);
	});

	it('judges the nation', () => {
		expect(judge(NATION_SUMS).share).toBeCloseTo(0.08776, 5);
		expect(judge(NATION_SUMS).gap).toBe(1_121_500);
	});

	it('judges Bretagne with segments of 51 % of labour and more', () => {
		const found = judge(BRETAGNE_51);
		expect(found.base).toBe(68_600_000);
		expect(found.m2).toBe(5_638_500);
		expect(found.share).toBeCloseTo(0.08219, 5);
		expect(found.low).toBeCloseTo(0.07771, 5);
		expect(found.gap).toBe(1_221_500);
	});
});

describe('verdict', () => {
	it('is met at exactly 10 %, missed one cent below', () => {
		const exact = { ...baseSums({ base: 1000 }), org: 10_000 };
		expect(verdictOf(exact)).toBe('met');
		expect(verdictOf({ ...exact, org: 9_999 })).toBe('missed');
	});

	it('is undetermined as soon as the high bound reaches 10 % exactly', () => {
		const near = { ...baseSums({ base: 1000 }), org: 9_000, unidentifiedGenerous: 1_000 };
		expect(verdictOf(near)).toBe('undetermined');
		expect(verdictOf({ ...near, unidentifiedGenerous: 999 })).toBe('missed');
	});

	it('is undetermined when only the cautious hour value falls below', () => {
		const sums = baseSums({ base: 1000, hours: 100, hoursCautious: 80 });
		expect(verdictOf(sums)).toBe('undetermined');
	});

	it('is undetermined when only the generous hour value reaches 10 %', () => {
		const sums = baseSums({ base: 1000, hours: 90, hoursCautious: 72, hoursGenerous: 108 });
		expect(verdictOf(sums)).toBe('undetermined');
	});

	it('is not computable on a base of zero or below, whatever was performed', () => {
		for (const base of [0, -500]) {
			const found = judge(baseSums({ base, org: 100, hours: 50, unidentified: 10 }));
			expect(found.verdict).toBe('notComputable');
			expect([found.share, found.low, found.high, found.shareM1, found.shareM3]).toEqual(
				Array(5).fill(null),
			);
			expect(found.gap).toBeNull();
			expect(found.signedGap).toBeNull();
		}
	});

	it('accepts more credit notes than purchases from structures', () => {
		const found = judge(baseSums({ base: 1000, org: -50 }));
		expect(found.share).toBe(-0.05);
		expect(found.verdict).toBe('missed');
		expect(found.gap).toBe(15_000);
	});

	it('does not let a negative remainder lower the high bound', () => {
		const sums = baseSums({ base: 1000, org: 100, unidentified: -400 });
		expect(bounds(sums).highAmount).toBe(10_000);
		expect(judge(sums).high).toBe(0.1);
		expect(verdictOf(sums)).toBe('met');
	});
});

describe('for any sums', () => {
	const cents = fc.integer({ min: -1e13, max: 1e13 });
	const sums = fc
		.record({
			base: cents,
			org: cents,
			hours: cents,
			hoursCautious: cents,
			hoursGenerous: cents,
			clause: cents,
			clauseUnknown: cents,
			unidentified: cents,
			unidentifiedCautious: cents,
			unidentifiedGenerous: cents,
			lines: fc.nat(),
		})
		.map((any) => ({ ...NO_SUMS, ...any }));

	it('gives finite figures or null', () => {
		fc.assert(
			fc.property(sums, (any) => {
				for (const value of Object.values(judge(any))) {
					if (typeof value !== 'number') continue;
					expect(Number.isFinite(value)).toBe(true);
				}
			}),
		);
	});

	/** Hours from the fewest to the most. */
	const ordered = sums.map((any) => {
		const [hoursCautious = 0, hours = 0, hoursGenerous = 0] = [
			any.hoursCautious,
			any.hours,
			any.hoursGenerous,
		].sort((a, b) => a - b);
		return { ...any, hoursCautious, hours, hoursGenerous };
	});

	it('keeps low ≤ share ≤ high when the cautious hours are the fewest', () => {
		fc.assert(
			fc.property(ordered, (any) => {
				const found = judge(any);
				if (found.share === null) return;
				expect(found.low).toBeLessThanOrEqual(found.share);
				expect(found.high).toBeGreaterThanOrEqual(found.share);
			}),
		);
	});

	it('says met or missed only when the headline agrees', () => {
		fc.assert(
			fc.property(ordered, (any) => {
				const found = judge(any);
				if (found.verdict === 'met') expect(10 * found.m2).toBeGreaterThanOrEqual(found.base);
				if (found.verdict === 'missed') expect(10 * found.m2).toBeLessThan(found.base);
			}),
		);
	});
});

it('euros missing lie between those at each bound, negative beyond the target', () => {
	// 10 % of 846 000 € is 84 600: 74 910 at the lower bound, 145 860 at the upper one.
	expect(gapRange(BRETAGNE)).toEqual([-61_260_00, 9_690_00]);
	expect(gapRange(baseSums({ base: 0 }))).toBeNull();
});
