import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planTo, type PlanInput } from '$lib/rules/plan';
import { BRETAGNE } from './support/sums';

/** The three segments of the worked example, at 40 € an hour, left as they are. */
const [nettoyage, securite, restauration] = (
	[
		['nettoyage', 236_000, 56_385],
		['securite', 450_000, 0],
		['restauration', 160_000, 24_000],
	] as const
).map(([code, base, realised]): PlanInput => ({
	code,
	base: base * 100,
	realised: realised * 100,
	aim: null,
	way: 'direct',
	family: 'insertion',
	hourValue: 4_000,
})) as [PlanInput, PlanInput, PlanInput];

const aim = (input: PlanInput, share: number, way: PlanInput['way'] = 'direct') => ({
	...input,
	aim: share,
	way,
});

describe('plan', () => {
	it('changes nothing without an aim', () => {
		const found = planTo(BRETAGNE, [nettoyage, securite, restauration]);
		expect(found.indicator.m2).toBe(8_038_500);
		expect(found.indicator.verdict).toBe('undetermined');
		expect(found.segments.map(({ extra }) => extra)).toEqual([0, 0, 0]);
	});

	it('closes the gap through structures, and the verdict follows', () => {
		// 3 % of 450 000 € is 13 500 €: org 65 500 + cautious hours 22 910 = 88 410 ≥ 84 600.
		const found = planTo(BRETAGNE, [nettoyage, aim(securite, 0.03), restauration]);
		expect(found.extraStructures).toBe(1_350_000);
		expect(found.extraHours).toBe(0);
		expect(found.hours).toBe(0);
		expect(found.indicator).toMatchObject({ m2: 9_388_500, gap: 0, verdict: 'met' });
	});

	it('counts extra hours at the cautious value in the low bound, the generous one in the high', () => {
		// 1 % of 450 000 € is 4 500 €, 112.5 h; low: 52 000 + 22 910 + 3 600 = 78 510 < 84 600; high:
		// 52 000 + 33 860 + 5 400, and the 60 000 that nobody can tell.
		const found = planTo(BRETAGNE, [nettoyage, aim(securite, 0.01, 'heures'), restauration]);
		expect(found.segments[1]).toEqual({
			code: 'securite',
			before: 0,
			share: 0.01,
			extra: 450_000,
			realised: 450_000,
			worth: 112.5,
			hours: 112.5,
		});
		expect(found.extraHours).toBe(450_000);
		expect(found.hours).toBe(112.5);
		expect(found.indicator).toMatchObject({ m2: 8_488_500, gap: 0, verdict: 'undetermined' });
		expect(found.indicator.low).toBeCloseTo(78_510 / 846_000, 12);
		expect(found.indicator.high).toBeCloseTo(151_260 / 846_000, 12);
	});

	it('lets an aim go below today', () => {
		const found = planTo(BRETAGNE, [aim(nettoyage, 0, 'heures'), securite, restauration]);
		expect(found.segments[0]).toMatchObject({ extra: -5_638_500, realised: 0, hours: null });
		expect(found).toMatchObject({ lowered: -5_638_500, ways: [], hours: 0, worth: 0 });
		expect(found.indicator.m2).toBe(2_400_000);
	});

	it('sums what is added by way and family; hours are insertion, and euros have their hours', () => {
		// 2 % of 450 000 € by a reserved contract of the disability, 30 % − 24 000 € of 160 000 € by
		// hours, 26 % − 56 385 € of 236 000 € by hours: 9 000, 24 000 and 4 975 €.
		const found = planTo(BRETAGNE, [
			aim(nettoyage, 0.26, 'heures'),
			{ ...aim(securite, 0.02, 'reserve'), family: 'handicap' },
			{ ...aim(restauration, 0.3, 'heures'), family: 'handicap' },
		]);
		expect(found.ways).toEqual([
			{ way: 'heures', family: 'insertion', extra: 2_897_500 },
			{ way: 'reserve', family: 'handicap', extra: 900_000 },
		]);
		expect(found.extraStructures).toBe(900_000);
		expect(found.extraHours).toBe(2_897_500);
		// 28 975 € at 40 €: 724.375 h; with the 9 000 € of security, 949.375 h.
		expect(found.hours).toBeCloseTo(724.375, 9);
		expect(found.worth).toBeCloseTo(949.375, 9);
	});

	it('cannot go above the base, nor leave anything unidentified then', () => {
		const all = [nettoyage, securite, restauration].map((input) => aim(input, 2));
		const found = planTo(BRETAGNE, all);
		expect(found.indicator.share).toBe(1);
		expect(found.indicator.high).toBe(1);
	});

	it('leaves a segment of credit notes as it is', () => {
		const found = planTo(BRETAGNE, [aim({ ...securite, base: -500 }, 0.5)]);
		expect(found.segments[0]?.extra).toBe(0);
	});

	it('keeps the bounds in order for any aims', () => {
		const aims = fc.tuple(
			...[0, 1, 2].map(() =>
				fc.record({
					aim: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
					way: fc.constantFrom<PlanInput['way']>('direct', 'reserve', 'heures'),
				}),
			),
		);
		fc.assert(
			fc.property(aims, (chosen) => {
				const inputs = [nettoyage, securite, restauration].map((input, index) => ({
					...input,
					...chosen[index],
				}));
				const { share, low, high } = planTo(BRETAGNE, inputs).indicator;
				expect(low).toBeLessThanOrEqual(share ?? NaN);
				expect(high).toBeGreaterThanOrEqual(share ?? NaN);
			}),
		);
	});
});
