import type { Assessment } from '$lib/rules/esf/assess';
import { OUTCOMES, type EsfOutcome, type RuleId } from '$lib/rules/esf/types';

/** What the list of applications is narrowed to; an empty text keeps all. */
export interface EsfFilters {
	/** Region code, or {@link NO_REGION_GIVEN}. */
	region: string;
	outcome: EsfOutcome | '';
	/** A rule among the motifs or the warnings. */
	rule: RuleId | '';
}

/** Applications whose region is empty. */
export const NO_REGION_GIVEN = 'sans';

export const NO_FILTER: EsfFilters = { region: '', outcome: '', rule: '' };

/** The filters of an address; a value that means nothing here keeps all. */
export function readEsfFilters(params: URLSearchParams, regions: readonly string[]): EsfFilters {
	const region = params.get('region') ?? '';
	const outcome = params.get('resultat') ?? '';
	const rule = params.get('regle') ?? '';
	return {
		region: region === NO_REGION_GIVEN || regions.includes(region) ? region : '',
		outcome: OUTCOMES.find((known) => known === outcome) ?? '',
		rule: /^R([1-9]|1[0-5])$/.test(rule) ? (rule as RuleId) : '',
	};
}

export function writeEsfFilters({ region, outcome, rule }: EsfFilters): URLSearchParams {
	const params = new URLSearchParams();
	if (region) params.set('region', region);
	if (outcome) params.set('resultat', outcome);
	if (rule) params.set('regle', rule);
	return params;
}

export function keeps(filters: EsfFilters, assessment: Assessment): boolean {
	const { region, outcome, motifs, avertissements } = assessment;
	if (filters.region && filters.region !== (region ?? NO_REGION_GIVEN)) return false;
	if (filters.outcome && filters.outcome !== outcome) return false;
	return !filters.rule || motifs.includes(filters.rule) || avertissements.includes(filters.rule);
}
