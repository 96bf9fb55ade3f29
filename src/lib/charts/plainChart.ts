import { scaleLinear } from 'd3-scale';

/** A label and its figure; null is a gap. */
export interface PlainPoint {
	readonly label: string;
	readonly value: number | null;
}

interface PlainLine {
	/** Path data in a box of 100 × 100; a gap breaks the line. */
	path: string;
	/** Horizontal gridlines: the value and its place from the bottom, in percent. */
	ticks: { value: number; at: number }[];
	/** Labels of the points, or of the first, middle and last ones, with their place from the left, in percent. */
	labels: { text: string; at: number }[];
	/** Points, for marks: places in percent, from the left and from the bottom. */
	dots: { left: number; bottom: number; text: string }[];
}

/** Beyond this, marks would hide the line. */
const MOST_DOTS = 40;
/** Beyond this, labels would run into each other on a phone: first, middle and last. */
const MOST_LABELS = 6;
const TICKS = 4;
const short = (value: number) => Math.round(value * 100) / 100;

/** A line through figures at even steps, on a scale that holds zero. */
export function plainLine(
	points: readonly PlainPoint[],
	format: (value: number) => string,
): PlainLine {
	const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
	const scale = scaleLinear()
		.domain([Math.min(0, ...values), Math.max(0, ...values)])
		.nice(TICKS)
		.range([0, 100]);
	const left = (rank: number) => short((100 * rank) / Math.max(1, points.length - 1));
	let open = false;
	let path = '';
	const dots: PlainLine['dots'] = [];
	points.forEach(({ label, value }, rank) => {
		if (value === null) {
			open = false;
			return;
		}
		const bottom = short(scale(value));
		path += `${open ? 'L' : 'M'}${left(rank)} ${short(100 - bottom)}`;
		open = true;
		dots.push({ left: left(rank), bottom, text: `${label}\u00a0: ${format(value)}` });
	});
	const last = points.length - 1;
	const shown = new Set(
		points.length <= MOST_LABELS ? points.keys() : [0, Math.floor(last / 2), last],
	);
	return {
		path,
		ticks: scale.ticks(TICKS).map((value) => ({ value, at: scale(value) })),
		labels: [...shown].flatMap((rank) => {
			const point = points[rank];
			return point ? [{ text: point.label, at: left(rank) }] : [];
		}),
		dots: dots.length > MOST_DOTS ? [] : dots,
	};
}
