import { OUTCOMES, type EsfOutcome, type RuleId } from '$lib/rules/esf/types';
import { TARGET_TEXT } from '$lib/rules/target';
import type { EsfLine } from './lines';

/** What the list of applications is narrowed to; an empty text keeps all. */
export interface EsfFilters {
	/** Region code, or {@link NO_REGION_GIVEN}. */
	region: string;
	outcome: EsfOutcome | '';
	/** A rule among the motifs or the warnings. */
	rule: RuleId | '';
	/** A basin declared without facilitator, or a segment surely below 10 % in the region. */
	target: Aim | '';
}

/** What the ramp-up looks for among what an application names. */
export type Aim = 'bassin' | 'segment';

export const AIM_WORDS: Readonly<Record<Aim, string>> = {
	bassin: 'un bassin non couvert',
	segment: `un segment sous ${TARGET_TEXT}`,
};

/** Applications whose region is empty. */
const NO_REGION_GIVEN = 'sans';

export const NO_FILTER: EsfFilters = { region: '', outcome: '', rule: '', target: '' };

/** The filters of an address; a value that means nothing here keeps all. */
export function readEsfFilters(params: URLSearchParams, regions: readonly string[]): EsfFilters {
	const region = params.get('region') ?? '';
	const outcome = params.get('resultat') ?? '';
	const rule = params.get('regle') ?? '';
	const target = params.get('cible');
	return {
		region: region === NO_REGION_GIVEN || regions.includes(region) ? region : '',
		outcome: OUTCOMES.find((known) => known === outcome) ?? '',
		target: target === 'bassin' || target === 'segment' ? target : '',
		rule: /^R([1-9]|1[0-5])$/.test(rule) ? (rule as RuleId) : '',
	};
}

export function writeEsfFilters({ region, outcome, rule, target }: EsfFilters): URLSearchParams {
	const params = new URLSearchParams();
	if (region) params.set('region', region);
	if (outcome) params.set('resultat', outcome);
	if (rule) params.set('regle', rule);
	if (target) params.set('cible', target);
	return params;
}

export function keeps(filters: EsfFilters, line: EsfLine): boolean {
	const { region, outcome, motifs, avertissements, uncovered, below } = line;
	if (filters.region && filters.region !== (region ?? NO_REGION_GIVEN)) return false;
	if (filters.outcome && filters.outcome !== outcome) return false;
	if (filters.target && (filters.target === 'bassin' ? uncovered.length : below) === 0)
		return false;
	return !filters.rule || motifs.includes(filters.rule) || avertissements.includes(filters.rule);
}
