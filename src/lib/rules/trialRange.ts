/** The range of shares that a trial of a verdict gives, and what it says of the target. */
import { verdictBetween } from './bounds';
import type { PartOfBase } from './decomposition';
import { isComputable, share, type Verdict } from './target';

/** The least and the greatest share, each with the amounts that make it, in cents; bases above 0. */
export interface TrialRange {
	low: PartOfBase;
	high: PartOfBase;
}

/** Of a base above 0. */
export const shareOf = ({ realised, base }: PartOfBase): number => share(realised, base) ?? 0;

/** The least and the greatest of some shares; null when one of them cannot be computed, or none is. */
export function rangeOf(parts: readonly PartOfBase[]): TrialRange | null {
	if (parts.some(({ base }) => !isComputable(base))) return null;
	const sorted = [...parts].sort((a, b) => shareOf(a) - shareOf(b));
	const [low, high] = [sorted[0], sorted.at(-1)];
	return low && high ? { low, high } : null;
}

/** What the least and the greatest share say of the target. */
export const rangeVerdict = ({ low, high }: TrialRange): Verdict => verdictBetween(low, high);
