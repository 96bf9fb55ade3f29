import { percent } from '$lib/format';
import { round } from './scale';

/** An interval at a place along the axis; fractions, null when not computable. */
interface BandPoint {
	/** 0 to 1. */
	at: number;
	low: number | null;
	high: number | null;
}

export interface IntervalBandProps {
	points: readonly BandPoint[];
	/** Places named under the axis. */
	ticks: readonly { at: number; label: string }[];
	/** An upright line, such as the date shown. */
	marker?: { at: number; label: string } | null;
	/** What stands between the two lines, under and over it: direct labels. */
	lowLabel: string;
	highLabel: string;
	/** Steps rather than slopes: each value holds until the next. */
	stepped?: boolean;
	label?: string;
}

interface BandLayout {
	/** SVG paths in a 100 × 100 box. */
	area: string;
	low: string;
	high: string;
	/** Heights of the lines across, percent from the bottom. */
	grid: { at: number; label: string }[];
	/** Where the last values stand, moved apart. */
	ends: { key: 'low' | 'high'; y: number; text: string }[];
}

/** Least distance between the two labels at the end, percent of the height. */
const APART = 25;

type Spot = readonly [x: number, y: number];

function line(spots: readonly Spot[], stepped: boolean): string {
	return spots
		.map(([x, y], rank) => {
			if (rank === 0) return `M${x} ${y}`;
			return stepped ? `H${x}V${y}` : `L${x} ${y}`;
		})
		.join('');
}

/** Where everything stands, without a pixel; the axis goes from 0 to 100 %. */
export function bandLayout({ points, stepped = false }: IntervalBandProps): BandLayout {
	const known = points.filter(({ low, high }) => low !== null && high !== null);
	const spots = (read: (point: BandPoint) => number | null): Spot[] =>
		known.map((point) => [round(point.at * 100), round(100 - (read(point) ?? 0) * 100)]);
	const low = spots((point) => point.low);
	const high = spots((point) => point.high);
	const upper = line(high, stepped);
	const lower = line(low, stepped);
	// Back along the lower line, where a step changes height before it goes on.
	const back = [...low]
		.reverse()
		.map(([x, y], rank) => (stepped && rank > 0 ? `V${y}H${x}` : `L${x} ${y}`))
		.join('');
	const last = known.at(-1);
	const ends: BandLayout['ends'] = [];
	if (last?.low != null && last.high != null) {
		const [yLow, yHigh] = [100 - last.low * 100, 100 - last.high * 100];
		const push = Math.max(0, APART - (yLow - yHigh)) / 2;
		ends.push(
			{ key: 'high', y: round(yHigh - push), text: percent(last.high) },
			{ key: 'low', y: round(yLow + push), text: percent(last.low) },
		);
	}
	return {
		area: known.length > 1 ? `${upper}${back}Z` : '',
		low: lower,
		high: upper,
		grid: [0, 25, 50, 75, 100].map((value) => ({
			at: value,
			label: `${value}\u00a0%`,
		})),
		ends,
	};
}
