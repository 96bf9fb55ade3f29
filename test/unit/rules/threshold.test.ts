import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SegmentLabour } from '$lib/rules/inBase';
import { combineSums, type BaseSums } from '$lib/rules/sums';
import {
	atThreshold,
	movedSegments,
	thresholdCurve,
	thresholdPlateaux,
	type SegmentInScope,
} from '$lib/rules/threshold';
import { BRETAGNE, BRETAGNE_51, baseSums } from './support/sums';

function segment(
	code: string,
	[min, share, max]: [number, number, number],
	sums: BaseSums | null,
	current = true,
): SegmentInScope & SegmentLabour {
	return { code, current, min, share, max, sourced: false, sums };
}

/** Bretagne in the worked example: restauration is what leaves between 50 and 51 %. */
const RESTAURATION = combineSums(BRETAGNE, BRETAGNE_51, -1);
const EXAMPLE = [
	segment('propre-et-sur', [0.65, 0.65, 0.85], BRETAGNE_51),
	segment('restauration', [0.45, 0.5, 0.5], RESTAURATION),
	segment('impression', [0.25, 0.35, 0.45], baseSums({ base: 25_000, org: 25_000, lines: 1 })),
	segment('vide', [0.4, 0.6, 0.7], null),
	segment('metier', [0.6, 0.7, 0.8], baseSums({ base: 1e6 }), false),
];

describe('the answer at a threshold', () => {
	it('is the worked example at 50 and at 51 %', () => {
		const fifty = atThreshold(EXAMPLE, 50);
		expect(fifty.sums.base).toBe(84_600_000);
		expect(fifty.indicator.share?.toFixed(5)).toBe('0.09502');
		expect(fifty.indicator.verdict).toBe('undetermined');
		const above = atThreshold(EXAMPLE, 51);
		expect(above.sums.base).toBe(68_600_000);
		expect(above.indicator.share?.toFixed(5)).toBe('0.08219');
	});

	it('never takes what is outside the achats courants, and names segments without purchases', () => {
		expect(atThreshold(EXAMPLE, 30).segments).toEqual([
			'propre-et-sur',
			'restauration',
			'impression',
			'vide',
		]);
		expect(atThreshold(EXAMPLE, 30).sums.base).toBe(87_100_000);
	});

	it('is not computable where nothing is left, which is not 0 %', () => {
		const { indicator, segments } = atThreshold(EXAMPLE, 66);
		expect(segments).toEqual([]);
		expect(indicator.share).toBeNull();
		expect(indicator.verdict).toBe('notComputable');
	});

	it('leaves borderline segments out when asked', () => {
		expect(atThreshold(EXAMPLE, 50, false).segments).toEqual(['propre-et-sur']);
		// At 65 % the interval 65 to 85 holds the threshold too.
		expect(atThreshold(EXAMPLE, 65, false).segments).toEqual([]);
	});
});

describe('the curve', () => {
	it('has every whole threshold from 30 to 80 %', () => {
		const curve = thresholdCurve(EXAMPLE);
		expect(curve.map(({ threshold }) => threshold)).toEqual(
			Array.from({ length: 51 }, (_, step) => 30 + step),
		);
	});

	it('falls into runs that say what leaves', () => {
		const runs = thresholdPlateaux(thresholdCurve(EXAMPLE));
		expect(runs.map(({ from, to, leave, enter }) => [from, to, leave, enter])).toEqual([
			[30, 35, [], []],
			[36, 50, ['impression'], []],
			[51, 60, ['restauration'], []],
			[61, 65, ['vide'], []],
			[66, 80, ['propre-et-sur'], []],
		]);
	});

	it('says what enters where borderline segments are set apart', () => {
		// A segment at 55 % with 45 to 60 as interval: out while the interval holds θ.
		const one = [segment('limite', [0.45, 0.55, 0.6], baseSums({ base: 100 }))];
		const runs = thresholdPlateaux(thresholdCurve(one, false));
		expect(runs.map(({ from, to, leave }) => [from, to, leave])).toEqual([
			[30, 44, []],
			[45, 80, ['limite']],
		]);
		expect(movedSegments(['a', 'b'], ['b', 'c'])).toEqual({ leave: ['a'], enter: ['c'] });
	});

	it('loses base as θ rises, whatever the segments', () => {
		const any = fc.record({
			labour: fc.integer({ min: 0, max: 100 }),
			base: fc.integer({ min: 0, max: 1e9 }),
		});
		fc.assert(
			fc.property(fc.array(any, { maxLength: 12 }), (segments) => {
				const curve = thresholdCurve(
					segments.map(({ labour, base }, rank) =>
						segment(`s${rank}`, [0, labour / 100, 1], { ...baseSums(), base }),
					),
				);
				for (const [rank, { threshold, sums }] of curve.entries()) {
					expect(sums.base).toBeLessThanOrEqual(curve[rank - 1]?.sums.base ?? Infinity);
					const expected = segments
						.filter(({ labour }) => labour >= threshold)
						.reduce((sum, { base }) => sum + base, 0);
					expect(sums.base).toBe(expected);
				}
			}),
		);
	});
});
