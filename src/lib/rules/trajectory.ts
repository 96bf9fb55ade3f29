import { TARGET, TARGET_YEAR } from './target';

export interface TrajectoryPoint {
	year: number;
	/** Fraction. */
	share: number;
}

/**
 * A straight line from the first year's share to 10 % in 2012, then 10 % flat up to `lastYear`. A
 * guide of ours: the circular sets the end, not the path, so it must be labelled as such. Null when
 * the first share is not computable or the first year is 2012 or later.
 */
export function trajectory(
	firstYear: number,
	firstShare: number | null,
	lastYear: number,
): TrajectoryPoint[] | null {
	if (firstShare === null || firstYear >= TARGET_YEAR) return null;
	const span = TARGET_YEAR - firstYear;
	const points: TrajectoryPoint[] = [];
	for (let year = firstYear; year <= Math.max(lastYear, TARGET_YEAR); year += 1) {
		const progress = Math.min(1, (year - firstYear) / span);
		points.push({ year, share: firstShare * (1 - progress) + TARGET * progress });
	}
	return points;
}
