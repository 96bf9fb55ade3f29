/**
 * The frames of the law (`reference/cadres.csv`): what each text asks, judged on the same data, side by
 * side. Never added, never ranked: they do not count the same things.
 */
import { bounds, verdictBetween } from './bounds';
import type { PartOfBase } from './decomposition';
import { isKnown, type BaseSums, type Cents } from './sums';
import { isComputable, share, type Verdict } from './target';

/**
 * What a frame counts: amounts performed by structures and people (M2), by structures (M1), amounts of
 * contracts with a clause (M3), or the number of these contracts (M4).
 */
export type FrameMeasure =
	'montants_structures_personnes' | 'montants_structures' | 'montants_clause' | 'nombre_clause';

/** A row of `cadres.csv`. */
export interface Frame {
	code: string;
	name: string;
	text: string;
	measure: FrameMeasure;
	scope: string;
	/** Contracts of this amount or more count, in cents; null: the file fixes none. */
	threshold: Cents | null;
	/** A fraction; null: an obligation without a share to reach. */
	target: number | null;
	/** ISO dates; `to` is null while no end is known. */
	from: string;
	to: string | null;
	source: string;
	note: string | null;
}

/** Awarded contracts of the State in one fiscal year, from a threshold up. */
export interface ContractCount {
	contracts: number;
	/** Those with a social clause or reserved, and those of which nobody told. */
	withClause: number;
	unknown: number;
}

/** Numerators and denominator in whole cents, or whole contracts. */
interface Parts {
	low: number;
	high: number;
	over: number;
}

/** Fractions, null when there is nothing to divide or no list of structures; a verdict only where there is a share to reach. */
export interface FrameResult {
	low: number | null;
	high: number | null;
	verdict: Verdict | null;
}

/** Whether a frame holds in a fiscal year: on one of its days at least. */
export const appliesIn = ({ from, to }: Pick<Frame, 'from' | 'to'>, year: number): boolean =>
	from <= `${year}-12-31` && (to === null || to >= `${year}-01-01`);

function partsOf(measure: FrameMeasure, sums: BaseSums, count: ContractCount): Parts {
	const { base: over, org, clause, clauseUnknown } = sums;
	const { lowAmount, highAmount } = bounds(sums);
	const { contracts, withClause, unknown } = count;
	const parts: Readonly<Record<FrameMeasure, Parts>> = {
		montants_structures_personnes: { low: lowAmount, high: highAmount, over },
		montants_structures: { low: org, high: org + Math.max(sums.unidentified, 0), over },
		montants_clause: {
			low: clause + Math.min(clauseUnknown, 0),
			high: clause + Math.max(clauseUnknown, 0),
			over,
		},
		nombre_clause: { low: withClause, high: withClause + unknown, over: contracts },
	};
	return parts[measure];
}

/** Ten-thousandths: as finely as a target is written. Exact, whatever the amounts. */
const reaching =
	(target: number) =>
	({ realised, base }: PartOfBase): boolean =>
		BigInt(realised) * 10_000n >= BigInt(Math.round(target * 10_000)) * BigInt(base);

/** One frame on the paid sums of a scope and on its awarded contracts, both of one fiscal year. */
export function judgeFrame(
	{ measure, target }: Pick<Frame, 'measure' | 'target'>,
	sums: BaseSums,
	count: ContractCount,
): FrameResult {
	const { low, high, over } = partsOf(measure, sums, count);
	const verdict = (): Verdict | null => {
		if (!isComputable(over) || !isKnown(low) || !isKnown(high)) return 'notComputable';
		if (target === null) return null;
		const part = (realised: number): PartOfBase => ({ realised, base: over });
		return verdictBetween(part(low), part(high), reaching(target));
	};
	return { low: share(low, over), high: share(high, over), verdict: verdict() };
}
