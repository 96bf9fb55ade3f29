import type { PartOfBase } from './decomposition';
import { isKnown, type BaseSums, type Cents } from './sums';
import { isComputable, meetsTarget, share, type Verdict } from './target';

/** The cautious and the generous reading of what was performed, in cents and as shares. */
interface Bounds {
	/** M2 at the cautious hour value. */
	lowAmount: Cents;
	/** M2 at the generous hour value, plus what is then left of the review cases, should all of it count. */
	highAmount: Cents;
	/** Fractions of the base; null when it is zero or negative, or without a list of structures. */
	low: number | null;
	high: number | null;
}

/** A negative remainder (credit notes on review cases) cannot lower the upper bound. */
export function bounds(sums: BaseSums): Bounds {
	const lowAmount = sums.org + sums.hoursCautious;
	const highAmount = sums.org + sums.hoursGenerous + Math.max(sums.unidentifiedGenerous, 0);
	return {
		lowAmount,
		highAmount,
		low: share(lowAmount, sums.base),
		high: share(highAmount, sums.base),
	};
}

/**
 * The rule of the verdict: *atteint* when even the least reading reaches the target, *non atteint* when
 * even the greatest does not, *indéterminé* between the two. Compared in integer cents, on bases above 0.
 * @param reaches whether a part reaches what it is held against; the target by default
 */
export function verdictBetween(
	low: PartOfBase,
	high: PartOfBase,
	reaches = ({ realised, base }: PartOfBase) => meetsTarget(realised, base),
): Verdict {
	if (reaches(low)) return 'met';
	return reaches(high) ? 'undetermined' : 'missed';
}

/** The verdict of a scope, between its bounds. */
export function verdictOf(sums: BaseSums): Verdict {
	const { base } = sums;
	const { lowAmount, highAmount } = bounds(sums);
	if (!isComputable(base) || !isKnown(lowAmount)) return 'notComputable';
	return verdictBetween({ realised: lowAmount, base }, { realised: highAmount, base });
}

/** Why a share is not computable: nothing in the base, or no list of structures; null when it is. */
export function whyNotComputable(sums: Pick<BaseSums, 'base' | 'org'>): 'noBase' | 'noList' | null {
	if (!isComputable(sums.base)) return 'noBase';
	return isKnown(sums.org) ? null : 'noList';
}
