import { percent } from '$lib/format';
import { linePath, yearsBetween, type Spot } from './paths';
import { round, shareAxis, type ShareAxis } from './scale';
import type { TrendPoint } from './trend';

/** One small chart: a region and its years. */
export interface MultipleSeries {
	code: string;
	label: string;
	/** The page of the region, already resolved. */
	href?: string;
	/** In any order; a year left out breaks the line. */
	points: readonly TrendPoint[];
}

export interface SmallMultiplesProps {
	/** In the order of the page. */
	series: readonly MultipleSeries[];
	/** Drawn faintly in each small chart: the nation as a rule. */
	reference?: { name: string; points: readonly TrendPoint[] };
	/** Codes to bring out. */
	highlight?: readonly string[];
	/** Accessible name outside a ChartFrame; inside, the frame names the chart. */
	label?: string;
}

interface MultipleMark {
	year: number;
	/** Percent of the box, y from the top; null when not computable. */
	x: number;
	y: number | null;
	low: number | null;
	high: number | null;
	text: string;
	verdict: TrendPoint['verdict'];
}

export interface Multiple {
	code: string;
	label: string;
	href?: string;
	/** SVG path in a 100 × 100 box. */
	line: string;
	/** The bounds of every year, in the same box. */
	bounds: string;
	marks: MultipleMark[];
	/** The last computable year; null when there is none. */
	last: MultipleMark | null;
}

interface SmallMultiplesLayout {
	axis: ShareAxis;
	/** Percent from the top. */
	target: number;
	first: number | null;
	final: number | null;
	reference: string;
	charts: Multiple[];
}

/** Room at both ends of the axis of years, percent. */
const EDGE = 8;

/** Every small chart on one scale, so that heights can be compared from one to the next. */
export function smallMultiplesLayout({
	series,
	reference,
}: Pick<SmallMultiplesProps, 'series' | 'reference'>): SmallMultiplesLayout {
	const all = series.flatMap(({ points }) => points);
	const others = reference?.points ?? [];
	const axis = shareAxis(
		[...all.flatMap(({ share, low, high }) => [share, low, high]), ...others.map((p) => p.share)],
		3,
	);
	const years = yearsBetween([...all, ...others].map(({ year }) => year));
	const [first, final] = [years[0] ?? null, years.at(-1) ?? null];
	const x = (year: number): number =>
		first === null || final === null || first === final
			? 50
			: round(EDGE + ((year - first) / (final - first)) * (100 - 2 * EDGE));
	const y = (share: number | null): number | null =>
		share === null ? null : round(100 - axis.at(share));
	const spots = (points: readonly TrendPoint[]): Spot[] => {
		const byYear = new Map(points.map((point) => [point.year, point.share]));
		return years.map((year) => ({ x: x(year), y: y(byYear.get(year) ?? null) }));
	};
	return {
		axis,
		target: round(100 - axis.target),
		first,
		final,
		reference: linePath(spots(others)),
		charts: series.map(({ points, ...region }) => {
			const marks = [...points]
				.sort((a, b) => a.year - b.year)
				.map(({ year, share, low, high, verdict }) => ({
					year,
					x: x(year),
					y: y(share),
					low: y(low),
					high: y(high),
					text: percent(share),
					verdict,
				}));
			return {
				...region,
				line: linePath(spots(points)),
				bounds: marks
					.map(({ x, low, high }) => (low === null || high === null ? '' : `M${x} ${low}V${high}`))
					.join(''),
				marks,
				last: marks.filter((mark) => mark.y !== null).at(-1) ?? null,
			};
		}),
	};
}
