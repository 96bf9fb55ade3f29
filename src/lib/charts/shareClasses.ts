import { scaleThreshold } from 'd3-scale';
import { TARGET } from '$lib/rules/target';
import { number, percent } from '$lib/format';

/**
 * Limits between the seven share classes, as fractions. They are fixed, never taken from the data
 * shown: a filter must not repaint a region whose share has not moved.
 */
export const SHARE_THRESHOLDS = [0.025, 0.05, 0.075, TARGET, 0.125, 0.15] as const;

/** 1 to 4 below the target (sand to orange), 5 to 7 at or above it (teals). */
type ShareClass = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const SHARE_CLASSES: readonly ShareClass[] = [1, 2, 3, 4, 5, 6, 7];

const classes = scaleThreshold<number, ShareClass>([...SHARE_THRESHOLDS], SHARE_CLASSES);

/** The class of a share (fraction); a limit belongs to the class above. Null: not computable. */
export function shareClass(share: number | null): ShareClass | null {
	return share === null ? null : classes(share);
}

/** What a class holds, in words: `moins de 2,5 %`, `2,5 à 5 %`, `15 % et plus`. */
export function shareClassLabel(index: ShareClass): string {
	const from = SHARE_THRESHOLDS[index - 2];
	const to = SHARE_THRESHOLDS[index - 1];
	if (from === undefined) return `moins de ${limit(to ?? 0)}`;
	if (to === undefined) return `${limit(from)} et plus`;
	return `${number(from * 100, decimals(from))} à ${limit(to)}`;
}

/** A limit as the legend writes it: `2,5 %`, `10 %`. */
export function limit(share: number): string {
	return percent(share, decimals(share));
}

/** One decimal only where there is one to show. */
function decimals(share: number): 0 | 1 {
	return Number.isInteger(Math.round(share * 1000) / 10) ? 0 : 1;
}
