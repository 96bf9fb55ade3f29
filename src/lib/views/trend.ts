import type { TrendPoint } from '$lib/charts/trend';
import type { Answer } from '$lib/rules/answer';
import { scopeOf } from '$lib/rules/answer';
import { judge } from '$lib/rules/indicator';
import { trajectory, type TrajectoryPoint } from '$lib/rules/trajectory';

/** The share of a scope year by year; a year without any line in the base is left out. */
export function trendPoints(answer: Answer, code: string): TrendPoint[] {
	return [...scopeOf(answer, code).trend]
		.map(([year, sums]) => {
			const { share, low, high, verdict } = judge(sums);
			return { year, share, low, high, verdict };
		})
		.sort((a, b) => a.year - b.year);
}

/** Our straight line from the first year of a scope to 10 % in 2012; none where it has no sense. */
export function trendGuide(points: readonly TrendPoint[]): TrajectoryPoint[] {
	const [first] = points;
	const last = points.at(-1);
	return first && last ? (trajectory(first.year, first.share, last.year) ?? []) : [];
}
