import type { Cents } from '../sums';
import type { Assessment } from './assess';
import type { EsfOutcome } from './types';

/** Applications of one outcome; amounts in cents, of the applications where they are known. */
export interface OutcomeTotals {
	applications: number;
	eligibleCost: Cents;
	cappedEsf: Cents;
	/** Applications whose capped amount is unknown, so is not in the sum. */
	unknownAmounts: number;
}

/** Applications of one region, by outcome: amounts to review are not amounts that pass. */
export interface EsfTotals {
	/** Null: applications whose region is not given. */
	region: string | null;
	applications: number;
	byOutcome: Record<EsfOutcome, OutcomeTotals>;
}

const none = (): OutcomeTotals => ({
	applications: 0,
	eligibleCost: 0,
	cappedEsf: 0,
	unknownAmounts: 0,
});

/** Totals by region in code order, applications without region last. */
export function totalsByRegion(assessments: readonly Assessment[]): EsfTotals[] {
	const totals = new Map<string | null, EsfTotals>();
	for (const { region, outcome, eligibleCost, cappedEsf } of assessments) {
		const entry = totals.get(region) ?? {
			region,
			applications: 0,
			byOutcome: { eligible: none(), a_examiner: none(), ineligible: none(), hors_champ: none() },
		};
		entry.applications += 1;
		const found = entry.byOutcome[outcome];
		found.applications += 1;
		found.eligibleCost += eligibleCost ?? 0;
		found.cappedEsf += cappedEsf ?? 0;
		if (cappedEsf === null) found.unknownAmounts += 1;
		totals.set(region, entry);
	}
	return [...totals.values()].sort((a, b) => {
		if (a.region === null || b.region === null) return a.region === null ? 1 : -1;
		return a.region < b.region ? -1 : 1;
	});
}
