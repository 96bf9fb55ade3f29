/** Trial `perimetre`: the least and the greatest share over any choice of borderline segments. */
import { combineParts, type PartOfBase } from './decomposition';
import { isComputable } from './target';
import { rangeOf, shareOf, type TrialRange } from './trialRange';

/** Beyond so many segments with a fixed part below zero, the trial is passed: choices double with each. */
const MOST_CHOICES = 20;

/** What is kept when segments join one by one, in this order; the fixed part alone first. */
function prefixes(fixed: PartOfBase, sorted: readonly PartOfBase[]): PartOfBase[] {
	const found = [fixed];
	let sum = fixed;
	for (const part of sorted) found.push((sum = combineParts(sum, part, 1)));
	return found;
}

/** Every choice, each from the one before by one segment that joins or leaves (Gray code). */
function allChoices(fixed: PartOfBase, parts: readonly PartOfBase[]): PartOfBase[] {
	if (parts.length > MOST_CHOICES) return [];
	const found = [fixed];
	const kept = parts.map(() => false);
	let sum = fixed;
	for (let step = 1; step < 2 ** parts.length; step += 1) {
		const moved = 31 - Math.clz32(step & -step);
		const part = parts[moved];
		if (!part) break;
		sum = combineParts(sum, part, kept[moved] ? -1 : 1);
		kept[moved] = !kept[moved];
		found.push(sum);
	}
	return found;
}

/**
 * Exact. Where the fixed part is positive, or there is none, the best choice is a prefix of the segments
 * sorted by their own share: a segment raises the whole only if its share is above it, and one that does
 * has all those above it to join first. Credit notes can bring the fixed part to zero or below: no order
 * is then the best one, and every choice is tried.
 * @param fixed the other segments of the base, in cents
 * @param movable the borderline segments of the scope, each with a base above 0
 * @returns null when no choice has a positive base
 */
export function perimeterRange(
	fixed: PartOfBase,
	movable: readonly PartOfBase[],
): TrialRange | null {
	const ordered = fixed.base > 0 || (fixed.base === 0 && fixed.realised === 0);
	const rising = [...movable].sort((a, b) => shareOf(a) - shareOf(b));
	const choices = ordered
		? [...prefixes(fixed, rising), ...prefixes(fixed, [...rising].reverse())]
		: allChoices(fixed, movable);
	return rangeOf(choices.filter(({ base }) => isComputable(base)));
}
