import { bounds, verdictOf } from './bounds';
import type { BaseSums, Cents } from './sums';
import { gap, share, signedGap, type Verdict } from './target';

/**
 * The judged indicator of one scope. Amounts in cents, shares as fractions, null when the base is
 * zero or negative. Only M2 has a verdict and a gap: M3 is never compared with 10 %.
 */
export interface Indicator {
	/** D, the eligible base. */
	base: Cents;
	/** Performed by counted structures. */
	m1: Cents;
	/** Performed by structures and people (clause hours): the headline. */
	m2: Cents;
	/** Amounts of lines with a social clause or a reserved contract. */
	m3: Cents;
	/** M2 / D. */
	share: number | null;
	low: number | null;
	high: number | null;
	/** M1 / D. */
	shareM1: number | null;
	/** M3 / D, of the amounts whose clause is told. */
	shareM3: number | null;
	/** What M3 / D is if no amount of unknown clause carries one, and if all do. */
	lowM3: number | null;
	highM3: number | null;
	verdict: Verdict;
	/** Missing to the target, never negative, rounded up to the cent. */
	gap: Cents | null;
	/** The same, negative beyond the target. */
	signedGap: Cents | null;
}

/**
 * What is missing to the target at the upper bound and at the lower one, in cents, negative beyond it; null
 * when not computable.
 */
export function gapRange(sums: BaseSums): readonly [least: Cents, most: Cents] | null {
	const { lowAmount, highAmount } = bounds(sums);
	const [least, most] = [signedGap(highAmount, sums.base), signedGap(lowAmount, sums.base)];
	return least === null || most === null ? null : [least, most];
}

/** Judges the sums of one scope (a region, a segment, the nation, a cell of both). */
export function judge(sums: BaseSums): Indicator {
	const m1 = sums.org;
	const m2 = sums.org + sums.hours;
	const m3 = sums.clause;
	const { low, high } = bounds(sums);
	return {
		base: sums.base,
		m1,
		m2,
		m3,
		share: share(m2, sums.base),
		low,
		high,
		shareM1: share(m1, sums.base),
		shareM3: share(m3, sums.base),
		lowM3: share(m3 + Math.min(sums.clauseUnknown, 0), sums.base),
		highM3: share(m3 + Math.max(sums.clauseUnknown, 0), sums.base),
		verdict: verdictOf(sums),
		gap: gap(m2, sums.base),
		signedGap: signedGap(m2, sums.base),
	};
}
