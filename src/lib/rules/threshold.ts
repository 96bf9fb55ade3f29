import { judge, type Indicator } from './indicator';
import { inBase, type SegmentLabour } from './inBase';
import { combineSums, NO_SUMS, type BaseSums } from './sums';
import { THRESHOLD_MAX, THRESHOLD_MIN } from './target';

/** A segment with its sums in the scope looked at; null when the scope buys nothing there. */
export interface SegmentInScope extends SegmentLabour {
	sums: BaseSums | null;
}

/** What the answer becomes at one threshold. */
export interface ThresholdPoint {
	/** θ in percent. */
	threshold: number;
	sums: BaseSums;
	indicator: Indicator;
	/** Codes of the segments of the base, in the order given, those without purchases included. */
	segments: string[];
}

/** A run of thresholds that give the same answer. */
export interface ThresholdPlateau extends ThresholdPoint {
	/** First and last θ of the run, in percent, both inclusive; `threshold` is the first. */
	from: number;
	to: number;
	/** Codes that leave the base when θ rises to `from`; empty for the first run. */
	leave: string[];
	/** Codes that join it then: a segment is no longer borderline. Empty where borderlines count. */
	enter: string[];
}

/**
 * The answer at one threshold. θ in percent.
 * @param borderline whether segments whose labour-share interval holds θ stay in the base
 */
export function atThreshold(
	segments: readonly SegmentInScope[],
	threshold: number,
	borderline = true,
): ThresholdPoint {
	const kept = segments.filter((segment) => inBase(segment, { threshold, borderline }));
	const sums = kept.reduce(
		(total, segment) => (segment.sums ? combineSums(total, segment.sums, 1) : total),
		NO_SUMS,
	);
	return { threshold, sums, indicator: judge(sums), segments: kept.map(({ code }) => code) };
}

/** The answer at every whole threshold offered, from 30 to 80 %. */
export function thresholdCurve(
	segments: readonly SegmentInScope[],
	borderline = true,
): ThresholdPoint[] {
	return Array.from({ length: THRESHOLD_MAX - THRESHOLD_MIN + 1 }, (_, step) =>
		atThreshold(segments, THRESHOLD_MIN + step, borderline),
	);
}

/** What goes from one list of segments to another. */
export function movedSegments(
	before: readonly string[],
	after: readonly string[],
): { leave: string[]; enter: string[] } {
	return {
		leave: before.filter((code) => !after.includes(code)),
		enter: after.filter((code) => !before.includes(code)),
	};
}

/** The curve as runs of equal answers: each says which segments left or joined at its start. */
export function thresholdPlateaux(curve: readonly ThresholdPoint[]): ThresholdPlateau[] {
	const runs: ThresholdPlateau[] = [];
	for (const point of curve) {
		const last = runs.at(-1);
		const moved = movedSegments(last?.segments ?? point.segments, point.segments);
		if (last && moved.leave.length === 0 && moved.enter.length === 0) last.to = point.threshold;
		else runs.push({ ...point, from: point.threshold, to: point.threshold, ...moved });
	}
	return runs;
}
