import { combineSums, type BaseSums } from './sums';

/** What `segments.csv` says of a segment's labour; shares are fractions of 6 decimals at most. */
export interface SegmentLabour {
	code: string;
	/** False for purchases outside the *achats courants*, which no threshold lets in. */
	current: boolean;
	/** σ. */
	labour: number;
	/** Interval of the sources; null where none is given: σ alone then. */
	labourMin: number | null;
	labourMax: number | null;
	/** `source`: a published figure; `hypothese`: ours. */
	status: 'source' | 'hypothese';
}

/**
 * The answers shown beside the headline. `shown`: the threshold as it is. `withoutBorderline` and
 * `withBorderline`: every borderline segment out, or in. `sourcedOnly`: only segments whose labour
 * share is published.
 */
export type Variant = 'shown' | 'withoutBorderline' | 'withBorderline' | 'sourcedOnly';

export const VARIANTS: readonly Variant[] = [
	'shown',
	'withoutBorderline',
	'withBorderline',
	'sourcedOnly',
];

/** A fraction in millionths, so that 0.55 and 55 % are the same number whoever computed them. */
const millionths = (fraction: number) => Math.round(fraction * 1e6);

/** θ in percent, as millionths. */
const thresholdMillionths = (threshold: number) => Math.round(threshold * 1e4);

/** Whether σ ≥ θ, inclusive, and the segment is a current purchase. θ in percent. */
export function isEligible(segment: SegmentLabour, threshold: number): boolean {
	return segment.current && millionths(segment.labour) >= thresholdMillionths(threshold);
}

/** Whether the interval of the sources contains θ, ends included: another figure would change sides. */
export function isBorderline(segment: SegmentLabour, threshold: number): boolean {
	const limit = thresholdMillionths(threshold);
	return (
		segment.current &&
		millionths(segment.labourMin ?? segment.labour) <= limit &&
		limit <= millionths(segment.labourMax ?? segment.labour)
	);
}

/** Whether the segment enters the base at exactly θ: the first to leave if θ moved up. */
export function entersExactly(segment: SegmentLabour, threshold: number): boolean {
	return segment.current && millionths(segment.labour) === thresholdMillionths(threshold);
}

/** Codes of the segments in the base under a variant, in the order given. θ in percent. */
export function segmentsIn(
	variant: Variant,
	segments: readonly SegmentLabour[],
	threshold: number,
): string[] {
	return segments
		.filter((segment) => {
			const eligible = isEligible(segment, threshold);
			switch (variant) {
				case 'shown':
					return eligible;
				case 'withoutBorderline':
					return eligible && !isBorderline(segment, threshold);
				case 'withBorderline':
					return eligible || isBorderline(segment, threshold);
				case 'sourcedOnly':
					return eligible && segment.status === 'source';
			}
		})
		.map((segment) => segment.code);
}

/** Codes of the segments to name beside the headline. θ in percent. */
export interface Sensitivity {
	eligible: string[];
	/** In the base or just out of it. */
	borderline: string[];
	/** Those that enter at exactly θ. */
	exactly: string[];
	/** In the base on a published figure. */
	sourced: string[];
}

export function sensitivity(segments: readonly SegmentLabour[], threshold: number): Sensitivity {
	const codes = (keep: (segment: SegmentLabour, threshold: number) => boolean) =>
		segments.filter((segment) => keep(segment, threshold)).map((segment) => segment.code);
	return {
		eligible: codes(isEligible),
		borderline: codes(isBorderline),
		exactly: codes(entersExactly),
		sourced: segmentsIn('sourcedOnly', segments, threshold),
	};
}

/**
 * The scope's sums if one segment changed sides: out of the base if it is in, in if it is out.
 * @param total sums of the base as shown; @param segment sums of that segment in the same scope.
 */
export function flippedSums(total: BaseSums, segment: BaseSums, inBase: boolean): BaseSums {
	return combineSums(total, segment, inBase ? -1 : 1);
}
