import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeGap, type ClosingInput } from '$lib/rules/closing';
import { judge } from '$lib/rules/indicator';
import { planTo } from '$lib/rules/plan';
import { BRETAGNE } from './support/sums';

/** The worked example, with amounts to reach made up by hand. */
const SEGMENTS: ClosingInput[] = [
	// 56 385 € of 236 000 €, already there.
	{ code: 'nettoyage', base: 23_600_000, realised: 5_638_500, ceiling: 5_638_500 },
	// 0.3 % of 450 000 €: 1 350 €.
	{ code: 'securite', base: 45_000_000, realised: 0, ceiling: 135_000 },
	// 17 % of 160 000 € is 27 200 €, 3 200 € more than today.
	{ code: 'restauration', base: 16_000_000, realised: 2_400_000, ceiling: 2_720_000 },
];

const { gap } = judge(BRETAGNE);

describe('closing the gap', () => {
	it('closes exactly the 4 215 € of the worked example, the last lever in part', () => {
		const found = closeGap(SEGMENTS, gap);
		// 3 200 € of catering, then 1 015 of the 1 350 € of security.
		expect([...found.realised]).toEqual([
			['restauration', 2_720_000],
			['securite', 101_500],
		]);
		expect(found).toMatchObject({ added: 421_500, remaining: 0 });
		const plan = planTo(
			BRETAGNE,
			SEGMENTS.map(({ code, base, realised }) => ({
				code,
				base,
				realised,
				aim: (found.realised.get(code) ?? realised) / base,
				way: 'direct' as const,
				family: 'insertion' as const,
				hourValue: 4_000,
			})),
		);
		expect(plan.indicator.gap).toBe(0);
		expect(plan.indicator.m2).toBe(8_460_000);
		// Ten percent to the cent, and yet the low bound stays below: still undetermined.
		expect(plan.indicator.share).toBe(0.1);
		expect(plan.indicator.verdict).toBe('undetermined');
	});

	it('stops when the first lever is enough', () => {
		expect([...closeGap(SEGMENTS, 100_000).realised]).toEqual([['restauration', 2_500_000]]);
	});

	it('says by how much it cannot', () => {
		expect(closeGap(SEGMENTS, 500_000)).toMatchObject({ added: 455_000, remaining: 45_000 });
		expect(closeGap([], 10)).toMatchObject({ added: 0, remaining: 10 });
	});

	it('moves nothing without a gap, a potential or a base', () => {
		expect(closeGap(SEGMENTS, 0).realised.size).toBe(0);
		expect(closeGap(SEGMENTS, null)).toMatchObject({ added: 0, remaining: 0 });
		const blind = { code: 'a', base: 100, realised: 0, ceiling: 0 };
		const empty = { code: 'b', base: -100, realised: 0, ceiling: 50 };
		expect(closeGap([blind, empty], 50)).toMatchObject({ added: 0, remaining: 50 });
	});

	it('adds up for any segments, and never goes beyond what the gap asks', () => {
		const segment = fc.record({
			code: fc.constantFrom('a', 'b', 'c', 'd'),
			base: fc.integer({ min: -1_000, max: 1e12 }),
			realised: fc.integer({ min: 0, max: 1e9 }),
			ceiling: fc.integer({ min: 0, max: 1e12 }),
		});
		fc.assert(
			fc.property(
				fc.uniqueArray(segment, { selector: ({ code }) => code }),
				fc.nat(1e10),
				(segments, asked) => {
					const { realised, added, remaining } = closeGap(segments, asked);
					expect(added + remaining).toBe(asked);
					let sum = 0;
					for (const { code, realised: today } of segments)
						sum += (realised.get(code) ?? today) - today;
					expect(sum).toBe(added);
				},
			),
		);
	});
});
