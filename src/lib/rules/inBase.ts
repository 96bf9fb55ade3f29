/**
 * Which segments are in the eligible base B: the only place that says it. Segments of the *achats
 * courants* with a labour share σ ≥ θ, θ = 50 % inclusive (circular n° 5351/SG of 3 December 2008,
 * fiche 19); whether borderline segments stay is the reader's choice.
 */
import type { Question } from './question';
import { DEFAULT_THRESHOLD, THRESHOLD_MAX, THRESHOLD_MIN } from './target';

/** What `segments.csv` says of a segment's labour; shares are fractions of 6 decimals at most. */
export interface SegmentLabour {
	code: string;
	/** False for purchases outside the *achats courants*, which no threshold lets in. */
	current: boolean;
	/** Lowest share of the sources. */
	min: number;
	/** σ. */
	share: number;
	/** Highest share of the sources. */
	max: number;
	/** Whether a published source supports σ; otherwise it is an assumption of ours. */
	sourced: boolean;
}

/** What of a question decides on the base. */
export type BaseQuestion = Pick<Question, 'threshold' | 'borderline'>;

/** A fraction in millionths, so that 0.55 and 55 % are the same number whoever computed them. */
const millionths = (fraction: number) => Math.round(fraction * 1e6);

/** θ in percent, as millionths. */
const thresholdMillionths = (threshold: number) => Math.round(threshold * 1e4);

/** Whether σ ≥ θ, inclusive, and the segment is a current purchase. θ in percent. */
export function reachesThreshold(segment: SegmentLabour, threshold: number): boolean {
	return segment.current && millionths(segment.share) >= thresholdMillionths(threshold);
}

/** Whether the interval of the sources contains θ, ends included: another figure would change sides. */
export function isBorderline(segment: SegmentLabour, threshold: number): boolean {
	const limit = thresholdMillionths(threshold);
	return segment.current && millionths(segment.min) <= limit && limit <= millionths(segment.max);
}

/** Whether the segment enters the base at exactly θ: the first to leave if θ moved up. */
export function entersExactly(segment: SegmentLabour, threshold: number): boolean {
	return segment.current && millionths(segment.share) === thresholdMillionths(threshold);
}

/** Whether a segment is in the base of a question. */
export function inBase(segment: SegmentLabour, { threshold, borderline }: BaseQuestion): boolean {
	return reachesThreshold(segment, threshold) && (borderline || !isBorderline(segment, threshold));
}

/** The codes of the segments in the base of a question. */
export const baseCodes = (segments: readonly SegmentLabour[], question: BaseQuestion): string[] =>
	segments.filter((segment) => inBase(segment, question)).map(({ code }) => code);

/** What the tables of the pipeline need of the bases that a reader may choose, in codes of segments. */
export interface OfferedBases {
	/** In the base that the site opens on. */
	byDefault: readonly string[];
	/** In the base of some threshold offered. */
	offered: readonly string[];
	/** Every base that a threshold and the choice of borderline segments make, each once. */
	bases: readonly (readonly string[])[];
}

export function offeredBases(segments: readonly SegmentLabour[]): OfferedBases {
	const thresholds = Array.from(
		{ length: THRESHOLD_MAX - THRESHOLD_MIN + 1 },
		(_, i) => THRESHOLD_MIN + i,
	);
	const bases = new Map<string, readonly string[]>();
	for (const threshold of thresholds) {
		for (const borderline of [true, false]) {
			const codes = baseCodes(segments, { threshold, borderline }).sort();
			bases.set(codes.join(' '), codes);
		}
	}
	const all = (threshold: number) => baseCodes(segments, { threshold, borderline: true });
	return {
		byDefault: all(DEFAULT_THRESHOLD),
		offered: all(THRESHOLD_MIN),
		bases: [...bases.values()],
	};
}
