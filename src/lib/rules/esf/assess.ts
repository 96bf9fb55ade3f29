import type { Cents } from '../sums';
import { eligibleCost, esfCap } from './cost';
import { relevantBasins, relevantSegments } from './decisions';
import { boundedInTime } from './duration';
import { emphases } from './emphasis';
import { eligiblePeriod, financing, noProfessionalisation } from './expenses';
import { beneficiary, interfaceFunction, metropolitan } from './field';
import { newPost, noTransfer } from './post';
import { ESF_RATE } from './sources';
import {
	worst,
	type Application,
	type Decision,
	type EsfOutcome,
	type EsfRule,
	type Evidence,
	type Finding,
	type RuleId,
} from './types';

/** The rules of letter n° 486 of 3 November 2010, in order. */
export const ESF_RULES: readonly EsfRule[] = [
	metropolitan,
	interfaceFunction,
	newPost,
	noTransfer,
	noProfessionalisation,
	relevantSegments,
	relevantBasins,
	boundedInTime,
	eligiblePeriod,
	beneficiary,
	financing,
	...emphases,
];

/** One rule with what it found and the inputs that it read. */
export interface RuleResult extends Finding {
	id: RuleId;
	title: string;
	source: string;
	evidence: Evidence[];
}

/** The pre-check of one application, as `demandes_fse.csv` publishes it; amounts in cents. */
export interface Assessment {
	id: string;
	region: string | null;
	outcome: EsfOutcome;
	/** Rules that lead to review or worse, in order. */
	motifs: RuleId[];
	/** Rules that warn, in order; one may be among the motifs too. */
	avertissements: RuleId[];
	/** Null without cost lines or with one of unknown amount. */
	eligibleCost: Cents | null;
	/** Asked amount within the rate, rounded down to the cent; 0 when excluded, null when unknown. */
	cappedEsf: Cents | null;
	results: RuleResult[];
}

/**
 * Checks an application against every rule. The outcome is the worst found: hors_champ >
 * ineligible > a_examiner > eligible, so a missing input never yields eligible. The tool
 * pre-checks; the managing service decides.
 */
export function assess(
	application: Application,
	decisions: readonly Decision[],
	rate = ESF_RATE,
): Assessment {
	const context = { decisions, rate };
	const results = ESF_RULES.map((rule): RuleResult => ({
		id: rule.id,
		title: rule.title,
		source: rule.source,
		...rule.check(application, context),
		evidence: rule.evidence(application, context),
	}));
	const outcome = results.reduce<EsfOutcome>((so, each) => worst(so, each.outcome), 'eligible');
	const cost = eligibleCost(application);
	return {
		id: application.id,
		region: application.region,
		outcome,
		motifs: results.filter((each) => each.outcome !== 'eligible').map(({ id }) => id),
		avertissements: results.filter((each) => each.warns).map(({ id }) => id),
		eligibleCost: cost,
		cappedEsf: cappedEsf(outcome, application.esfAmount, cost, rate),
		results,
	};
}

function cappedEsf(
	outcome: EsfOutcome,
	asked: Cents | null,
	cost: Cents | null,
	rate: number,
): Cents | null {
	if (outcome === 'ineligible' || outcome === 'hors_champ') return 0;
	if (asked === null || cost === null) return null;
	return Math.min(asked, esfCap(cost, rate));
}
