import type { Question } from './question';
import type { SegmentRef } from './reference';

/** The labour shares of a segment, which place it for a threshold. */
type Labour = Pick<SegmentRef, 'min' | 'share' | 'max'>;

/**
 * What the sums of a question depend on: two thresholds that no segment's labour share or interval
 * separates have the same sums to the cent, so a slider that goes from 30 to 80 % asks the engine about
 * ten times, not fifty.
 */
export function sumsKey({ threshold, ...rest }: Question, segments: readonly Labour[]): string {
	const limit = threshold * 10_000;
	const millionths = (fraction: number | null) => Math.round((fraction ?? 0) * 1_000_000);
	const sides = segments.map(
		({ min, share, max }) =>
			Number(millionths(share) >= limit) +
			2 * Number(millionths(min) <= limit) +
			4 * Number(millionths(max) >= limit),
	);
	return JSON.stringify({ ...rest, sides: sides.join('') });
}
