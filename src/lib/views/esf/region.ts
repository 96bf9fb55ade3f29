import { addMonths, type IsoDate } from '$lib/rules/dates';
import type { Assessment } from '$lib/rules/esf/assess';
import type { EsfOutcome } from '$lib/rules/esf/types';
import type { Cents } from '$lib/rules/sums';

/** Months ahead that a brief looks for operations that end. */
export const ENDING_MONTHS = 12;

/** An application in a regional brief. */
export interface EsfBriefLine {
	id: string;
	outcome: EsfOutcome;
	end: IsoDate | null;
	/** Null: not computable. */
	cappedEsf: Cents | null;
	/** The end falls within {@link ENDING_MONTHS} of the reference date. */
	ends: boolean;
}

/** Applications and the sum of their capped ESF, in cents; `unknown` of them have no amount. */
interface EsfBriefSum {
	applications: number;
	cappedEsf: Cents;
	unknown: number;
}

/** ESF co-financing of a region at the reference date. */
export interface EsfBrief {
	/** Eligible at the pre-check, operation not ended. */
	committed: EsfBriefSum;
	/** Of those committed, the ones that end within twelve months. */
	ending: EsfBriefSum;
	/** Neither eligible nor excluded yet, operation not ended. */
	toReview: EsfBriefSum;
	/** What the three sums are made of, soonest end first. */
	lines: EsfBriefLine[];
	/** Applications of the region, ended and excluded ones included. */
	all: number;
}

function sum(lines: readonly EsfBriefLine[]): EsfBriefSum {
	return {
		applications: lines.length,
		cappedEsf: lines.reduce((total, { cappedEsf }) => total + (cappedEsf ?? 0), 0),
		unknown: lines.filter(({ cappedEsf }) => cappedEsf === null).length,
	};
}

/**
 * The brief of some regions of 2010, together: one, or those that a region of 2016 unites. An
 * operation of unknown end is taken as not ended: it stands among those to review (R8).
 */
export function esfBrief(
	applications: readonly { assessment: Assessment; end: IsoDate | null }[],
	regions: readonly string[],
	at: IsoDate,
): EsfBrief {
	const horizon = addMonths(at, ENDING_MONTHS);
	const here = applications.filter(
		({ assessment: { region } }) => region !== null && regions.includes(region),
	);
	const lines = here
		.filter(({ assessment: { outcome }, end }) => {
			const open = outcome === 'eligible' || outcome === 'a_examiner';
			return open && (end === null || end >= at);
		})
		.map(({ assessment: { id, outcome, cappedEsf }, end }) => ({
			id,
			outcome,
			end,
			cappedEsf,
			ends: end !== null && end <= horizon,
		}))
		.sort((a, b) => (a.end ?? '9999').localeCompare(b.end ?? '9999') || a.id.localeCompare(b.id));
	const committed = lines.filter(({ outcome }) => outcome === 'eligible');
	return {
		committed: sum(committed),
		ending: sum(committed.filter(({ ends }) => ends)),
		toReview: sum(lines.filter(({ outcome }) => outcome === 'a_examiner')),
		lines,
		all: here.length,
	};
}
