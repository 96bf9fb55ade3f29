import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decompose, type SegmentPair } from '$lib/rules/decomposition';

/** Two segments; nation: A 30 of 600 (5 %), B 80 of 400 (20 %), together 11 %. */
function pairs(a: [base: number, realised: number], b: [number, number]): SegmentPair[] {
	return [
		{
			code: 'A',
			region: { base: a[0], realised: a[1] },
			nation: { base: 600, realised: 30 },
		},
		{
			code: 'B',
			region: { base: b[0], realised: b[1] },
			nation: { base: 400, realised: 80 },
		},
	];
}

function effects(input: SegmentPair[]) {
	const found = decompose(input);
	return found?.segments.map(({ code, mix, rate }) => [
		code,
		Number(mix.toFixed(9)),
		Number(rate.toFixed(9)) + 0,
	]);
}

describe('mix and rate', () => {
	it('is all mix when each segment does as the nation does', () => {
		// 8 % against 11 %: more of the segment at 5 %, less of the one at 20 %.
		expect(effects(pairs([80, 4], [20, 4]))).toEqual([
			['A', -0.012, 0],
			['B', -0.018, 0],
		]);
		expect(decompose(pairs([80, 4], [20, 4]))?.difference).toBeCloseTo(-0.03, 12);
	});

	it('splits a difference of zero into what offsets', () => {
		const found = decompose(pairs([80, 8], [20, 3]));
		expect(effects(pairs([80, 8], [20, 3]))).toEqual([
			['A', -0.012, 0.04],
			['B', -0.018, -0.01],
		]);
		expect(found?.mix).toBeCloseTo(-0.03, 12);
		expect(found?.rate).toBeCloseTo(0.03, 12);
		expect(found?.difference).toBeCloseTo(0, 12);
	});

	it('gives a segment that the region does not buy a mix and no rate', () => {
		expect(effects(pairs([100, 10], [0, 0]))).toEqual([
			['A', -0.024, 0.05],
			['B', -0.036, 0],
		]);
	});

	it('is null without a base in the region or in the nation', () => {
		expect(decompose(pairs([0, 0], [0, 0]))).toBeNull();
		expect(decompose(pairs([10, 1], [-10, 0]))).toBeNull();
		expect(decompose([])).toBeNull();
	});

	it('adds up to the difference, whatever the segments', () => {
		const part = fc
			.tuple(fc.integer({ min: 0, max: 1e11 }), fc.double({ min: 0, max: 1, noNaN: true }))
			.map(([base, rate]) => ({ base, realised: Math.round(base * rate) }));
		const pair = fc.record({ code: fc.string(), region: part, nation: part });
		// A segment whose purchases and credit notes cancel out still realised something.
		const cancelled = fc.record({
			code: fc.string(),
			region: part,
			nation: fc.record({ base: fc.constant(0), realised: fc.integer({ min: -1e6, max: 1e6 }) }),
		});
		const anchor = { base: 1e12, realised: 1e11 };
		fc.assert(
			fc.property(fc.array(fc.oneof(pair, cancelled), { maxLength: 30 }), (segments) => {
				const found = decompose([{ code: 'ancre', region: anchor, nation: anchor }, ...segments]);
				expect(found).not.toBeNull();
				if (!found) return;
				expect(Math.abs(found.mix + found.rate - found.difference)).toBeLessThan(1e-9);
				for (const { mix, rate } of found.segments) {
					expect(Number.isFinite(mix) && Number.isFinite(rate)).toBe(true);
				}
			}),
		);
	});
});
