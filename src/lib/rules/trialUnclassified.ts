/** Trial `non_classes`: purchases of no segment join the base, in the proportion of the classified ones. */
import type { PartOfBase } from './decomposition';
import type { Cents } from './sums';
import { rangeOf, type TrialRange } from './trialRange';

/** `N × D ÷ (T − N)`, half up to the cent. In whole numbers: the product is beyond exact floats. */
function joining(unclassified: Cents, base: Cents, classified: Cents): Cents {
	const twice = 2n * BigInt(unclassified) * BigInt(base) + BigInt(classified);
	const divisor = 2n * BigInt(classified);
	const quotient = twice / divisor;
	// Rounded down, where BigInt rounds towards zero.
	return Number(twice % divisor < 0n ? quotient - 1n : quotient);
}

/**
 * None of what joins is realised, or all of it.
 * @param paid all that the State paid, in cents
 * @param unclassified what of it has no segment
 * @returns null without unclassified purchases, and where the proportion or the base is not positive
 */
export function unclassifiedRange(
	{ base, realised }: PartOfBase,
	paid: Cents,
	unclassified: Cents,
): TrialRange | null {
	const classified = paid - unclassified;
	if (unclassified === 0 || classified <= 0 || base <= 0) return null;
	const joined = joining(unclassified, base, classified);
	return rangeOf([
		{ base: base + joined, realised },
		{ base: base + joined, realised: realised + joined },
	]);
}
