import { describe, expect, it } from 'vitest';
import { assess } from '$lib/rules/esf/assess';
import { eligibleCost, esfCap } from '$lib/rules/esf/cost';
import { totalsByRegion } from '$lib/rules/esf/totals';
import { DECISIONS, application, expense } from '../support/esf';

describe('eligible cost', () => {
	it('is the lines kept by R5 and R9', () => {
		const expenses = [
			expense(100),
			expense(20, { nature: 'professionnalisation' }),
			expense(3, { paidOn: '2016-01-01' }),
			expense(0.4, { paidOn: null }),
		];
		expect(eligibleCost(application({ expenses }))).toBe(10_040);
	});

	it('is zero when every line is set aside, null without any line', () => {
		const training = expense(20, { nature: 'professionnalisation' });
		expect(eligibleCost(application({ expenses: [training] }))).toBe(0);
		expect(eligibleCost(application({ expenses: [] }))).toBeNull();
		expect(eligibleCost(application({ expenses: [expense(1, { amount: null })] }))).toBeNull();
	});

	it('is never below zero', () => {
		expect(eligibleCost(application({ expenses: [expense(-20)] }))).toBe(0);
	});

	it('takes the increment of a growing post, without a floating error', () => {
		// From 0.8 to 1 FTE: a fifth. In floating point 1 − 0.8 falls short of 0.2.
		const grown = application({ previousPost: 'P0', fte: 1, fteBefore: 0.8 });
		expect(eligibleCost({ ...grown, expenses: [expense(10_000)] })).toBe(200_000);
		// From 1 to 1.5: a third of 100.00 €, rounded down.
		const third = application({ previousPost: 'P0', fte: 1.5, fteBefore: 1 });
		expect(eligibleCost({ ...third, expenses: [expense(100)] })).toBe(3_333);
	});

	it('is whole when the post does not grow: R3 excludes it instead', () => {
		const same = application({ previousPost: 'P0', fteBefore: 1 });
		expect(eligibleCost(same)).toBe(4_000_000);
	});
});

describe('cap', () => {
	it('is the rate of the cost, rounded down to the cent', () => {
		expect(esfCap(101, 0.5)).toBe(50);
		expect(esfCap(100, 0.5)).toBe(50);
		expect(esfCap(1_000, 0.29)).toBe(290);
		expect(esfCap(0, 0.5)).toBe(0);
	});

	it('limits what is granted and follows the rate', () => {
		expect(assess(application({ esfAmount: 3_000_000 }), DECISIONS).cappedEsf).toBe(2_000_000);
		const lower = assess(application(), DECISIONS, 0.25);
		expect(lower.cappedEsf).toBe(1_000_000);
		expect(lower.avertissements).toEqual(['R11']);
	});

	it('is unknown without an amount asked or a cost', () => {
		expect(assess(application({ esfAmount: null }), DECISIONS).cappedEsf).toBeNull();
		expect(assess(application({ expenses: [] }), DECISIONS).cappedEsf).toBeNull();
	});

	it('is zero when the application is excluded, whatever is unknown', () => {
		const excluded = application({ interfaceFunction: false, esfAmount: null });
		expect(assess(excluded, DECISIONS).cappedEsf).toBe(0);
	});
});

describe('totals by region', () => {
	it('keep the outcomes apart, regions in order, unknown amounts counted', () => {
		const found = totalsByRegion(
			[
				application({ region: null }),
				application(),
				application({ end: null, esfAmount: null }),
				application({ interfaceFunction: false }),
				application({ region: '04' }),
			].map((each) => assess(each, DECISIONS)),
		);
		expect(found.map(({ region, applications }) => [region, applications])).toEqual([
			['04', 1],
			['53', 3],
			[null, 1],
		]);
		expect(found[1]?.byOutcome).toEqual({
			eligible: {
				applications: 1,
				eligibleCost: 4_000_000,
				cappedEsf: 2_000_000,
				unknownAmounts: 0,
			},
			a_examiner: { applications: 1, eligibleCost: 4_000_000, cappedEsf: 0, unknownAmounts: 1 },
			ineligible: { applications: 1, eligibleCost: 4_000_000, cappedEsf: 0, unknownAmounts: 0 },
			hors_champ: { applications: 0, eligibleCost: 0, cappedEsf: 0, unknownAmounts: 0 },
		});
	});
});
