import type { TrendPoint } from '$lib/charts/trend';
import type { Answer } from '$lib/rules/answer';
import { scopeOf } from '$lib/rules/answer';
import { judge } from '$lib/rules/indicator';
import type { BaseSums } from '$lib/rules/sums';
import { trajectory, type TrajectoryPoint } from '$lib/rules/trajectory';
import { figuresOf } from './scope';

/** The share of some sums, year by year. */
export const yearPoints = (trend: Iterable<readonly [number, BaseSums]>): TrendPoint[] =>
	[...trend]
		.map(([year, sums]) => ({ year, ...figuresOf(judge(sums)) }))
		.sort((a, b) => a.year - b.year);

/** The share of a scope year by year; a year without any line in the base is left out. */
export const trendPoints = (answer: Answer, code: string): TrendPoint[] =>
	yearPoints(scopeOf(answer, code).trend);

/** Our straight line from the first year of a scope to 10 % in 2012; none where it has no sense. */
export function trendGuide(points: readonly TrendPoint[]): TrajectoryPoint[] {
	const [first] = points;
	const last = points.at(-1);
	return first && last ? (trajectory(first.year, first.share, last.year) ?? []) : [];
}
