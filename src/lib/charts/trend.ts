import { percent } from '$lib/format';
import type { Figures } from './markWords';
import { TARGET } from '$lib/rules/target';
import type { TrajectoryPoint } from '$lib/rules/trajectory';
import { linePath, yearsBetween } from './paths';
import { round, shareAxis, type ShareAxis } from './scale';

export interface TrendPoint extends Figures {
	year: number;
}

export interface TrendProps {
	/** One entry a year, in any order. A year left out is `sans donnée`; a null share is `non calculable`. */
	points: readonly TrendPoint[];
	/** What the points are, as the direct label: `Bretagne`. */
	name: string;
	/** A second series for comparison, the nation as a rule; its bounds are not drawn. */
	reference?: { name: string; points: readonly TrendPoint[] };
	/** From `rules/trajectory`: drawn dashed up to the target, labelled as a guide of ours. */
	guide?: readonly TrajectoryPoint[] | null;
	/** Accessible name outside a ChartFrame; inside, the frame names the chart. */
	label?: string;
}

/** One year on the axis. Places are percent of the plot, y from the top. */
interface TrendYear {
	year: number;
	x: number;
	/** Null: nothing to draw; `missing` says why. */
	y: number | null;
	low: number | null;
	high: number | null;
	text: string;
	/** Under the point rather than over it: keeps the label off the line above. */
	below: boolean;
	verdict: TrendPoint['verdict'] | null;
	missing: 'non calculable' | 'sans donnée' | null;
	/** Its words stand a step higher than those of the year before: they would overlap. */
	raised: boolean;
}

interface TrendLayout {
	axis: ShareAxis;
	/** Where the target line stands, percent from the top. */
	target: number;
	years: TrendYear[];
	/** SVG path in a 100 × 100 box; a missing year breaks the line. */
	line: string;
	reference: { line: string; dots: { year: number; x: number; y: number }[] } | null;
	guide: string | null;
	/** Labels at the end of the lines, moved apart. */
	ends: { key: 'series' | 'reference'; name: string; y: number; text: string }[];
}

/** Room at both ends of the axis of years, percent. */
const EDGE = 10;
/** Height of a line of text, percent of the plot: 1 rem of 15. */
const TEXT_LINE = 6.7;
/** Letters that fit a line at the end of the series on a phone. */
const LETTERS = 9;

/** How many lines a name takes when it breaks at its spaces and hyphens. */
function lineCount(name: string): number {
	let lines = 1;
	let used = 0;
	for (const word of name.split(/(?<=[ -])/)) {
		if (used > 0 && used + word.trimEnd().length > LETTERS) [lines, used] = [lines + 1, 0];
		used += word.length;
	}
	return lines;
}

/** Where everything stands, without a pixel: the box is 100 × 100. */
export function trendLayout({ points, name, reference, guide }: TrendProps): TrendLayout {
	const guideSpots = upToTarget(guide ?? []);
	const lastYear = Math.max(...[...points, ...(reference?.points ?? [])].map(({ year }) => year));
	const others = reference?.points ?? [];
	const axis = shareAxis(
		[
			...points.flatMap(({ share, low, high }) => [share, low, high]),
			...others.map(({ share }) => share),
			...guideSpots.map(({ share }) => share),
		],
		4,
	);
	const years = yearsBetween([...points, ...others, ...guideSpots].map(({ year }) => year));
	const x = (year: number): number => {
		const first = years[0] ?? year;
		const steps = years.length - 1;
		return round(steps === 0 ? 50 : EDGE + ((year - first) / steps) * (100 - 2 * EDGE));
	};
	const y = (share: number | null): number | null =>
		share === null ? null : round(100 - axis.at(share));

	const byYear = new Map(points.map((point) => [point.year, point]));
	const refByYear = new Map(others.map((point) => [point.year, point]));
	const guideByYear = new Map(guideSpots.map((spot) => [spot.year, spot.share]));
	/** The guide passes just over the point, where its value would stand. */
	const underGuide = (year: number, share: number): boolean => {
		const [at, guided] = [y(share), y(guideByYear.get(year) ?? null)];
		return at !== null && guided !== null && guided < at && at - guided < 2 * TEXT_LINE;
	};
	const laid: TrendYear[] = years.map((year) => {
		const point = byYear.get(year);
		const ref = refByYear.get(year)?.share ?? null;
		const share = point?.share ?? null;
		return {
			year,
			x: x(year),
			y: y(share),
			low: y(point?.low ?? null),
			high: y(point?.high ?? null),
			text: share === null ? '' : percent(share),
			below: share !== null && ((ref !== null && ref > share) || underGuide(year, share)),
			verdict: point?.verdict ?? null,
			missing: missingWord(point, year > lastYear),
			raised: false,
		};
	});
	laid.forEach((year, index) => {
		const before = laid[index - 1];
		year.raised = year.missing !== null && before?.missing != null && !before.raised;
	});
	const refSpots = years.map((year) => ({
		year,
		x: x(year),
		y: y(refByYear.get(year)?.share ?? null),
	}));

	return {
		axis,
		target: round(100 - axis.target),
		years: laid,
		line: linePath(laid),
		reference: reference
			? {
					line: linePath(refSpots),
					dots: refSpots.flatMap((spot) => (spot.y === null ? [] : [{ ...spot, y: spot.y }])),
				}
			: null,
		guide:
			guideSpots.length > 1
				? linePath(guideSpots.map(({ year, share }) => ({ x: x(year), y: y(share) })))
				: null,
		ends: endLabels(name, points, reference, y),
	};
}

/** A year still to come (only the guide reaches it) is not a year without data. */
function missingWord(point: TrendPoint | undefined, toCome: boolean): TrendYear['missing'] {
	if (!point) return toCome ? null : 'sans donnée';
	return point.share === null ? 'non calculable' : null;
}

/** The guide up to the year it reaches the target: after that the target line says the same. */
function upToTarget(guide: readonly TrajectoryPoint[]): TrajectoryPoint[] {
	const sorted = [...guide].sort((a, b) => a.year - b.year);
	const reached = sorted.findIndex(({ share }) => share === TARGET);
	return reached < 0 ? sorted : sorted.slice(0, reached + 1);
}

function endLabels(
	name: string,
	points: readonly TrendPoint[],
	reference: TrendProps['reference'],
	y: (share: number | null) => number | null,
): TrendLayout['ends'] {
	const last = (series: readonly TrendPoint[]): TrendPoint | undefined =>
		[...series].sort((a, b) => b.year - a.year).find(({ share }) => share !== null);
	const ends: TrendLayout['ends'] = [];
	const add = (key: 'series' | 'reference', text: string, point: TrendPoint | undefined): void => {
		const at = point ? y(point.share) : null;
		if (point && at !== null) ends.push({ key, name: text, y: at, text: percent(point.share) });
	};
	add('series', name, last(points));
	if (reference) add('reference', reference.name, last(reference.points));
	const [first, second] = ends;
	// The series writes its name, the reference its name and its share.
	const heights = [lineCount(name), lineCount(reference?.name ?? '') + 1].map((n) => n * TEXT_LINE);
	const apart = ((heights[0] ?? 0) + (heights[1] ?? 0)) / 2;
	if (first && second && Math.abs(first.y - second.y) < apart) {
		const push = (apart - Math.abs(first.y - second.y)) / 2;
		const upper = first.y <= second.y ? first : second;
		const lower = upper === first ? second : first;
		upper.y = round(upper.y - push);
		lower.y = round(lower.y + push);
	}
	return ends;
}
