import { percent } from '$lib/format';
import { detailOf, detailSentence, type Detail, type Figures } from './markWords';
import { round, shareAxis, type ShareAxis } from './scale';

export interface StripRow extends Figures {
	code: string;
	label: string;
	/** The page of the region, already resolved. */
	href?: string;
	/** Why it is left out of the quartiles, in words. */
	apart?: string;
}

/** Quartiles of the shares, fractions; null when no region takes part. */
interface Quartiles {
	q25: number | null;
	median: number | null;
	q75: number | null;
}

export interface StripPlotProps {
	rows: readonly StripRow[];
	quartiles: Quartiles;
	/** Accessible name outside a ChartFrame; inside, the frame names the chart. */
	label?: string;
}

interface StripPoint extends StripRow {
	/** Percent of the axis. */
	x: number;
	/** Rows above (negative) or under (positive) the middle. */
	level: number;
	detail: Detail;
	sentence: string;
}

interface StripLayout {
	axis: ShareAxis;
	/** By rising share: the order of the arrows. */
	points: StripPoint[];
	/** Greatest distance of a level from the middle. */
	levels: number;
	quartiles: { key: keyof Quartiles; label: string; at: number; text: string }[];
	/** Labels of the regions without a share. */
	left: string[];
}

/** Least distance between two marks of one row, percent: 16 px of the narrowest plot, 270 px. */
const APART = 6;

const LABELS: readonly (readonly [keyof Quartiles, string])[] = [
	['q25', '1er quartile'],
	['median', 'médiane'],
	['q75', '3e quartile'],
];

/** The free row nearest to the middle: 0, then 1 under, 1 over, 2 under… */
function freeLevel(x: number, rows: ReadonlyMap<number, number>): number {
	for (let distance = 0; ; distance += 1) {
		for (const level of distance === 0 ? [0] : [distance, -distance]) {
			const last = rows.get(level);
			if (last === undefined || x - last >= APART) return level;
		}
	}
}

/** Where everything stands: marks keep their share, and are moved up or down so that none hides another. */
export function stripLayout({ rows, quartiles }: StripPlotProps): StripLayout {
	const known = rows.filter(({ share }) => share !== null);
	const axis = shareAxis(known.map(({ share }) => share));
	const taken = new Map<number, number>();
	const points = [...known]
		.sort((a, b) => (a.share ?? 0) - (b.share ?? 0) || (a.code < b.code ? -1 : 1))
		.map((row) => {
			const x = axis.at(row.share ?? 0);
			const level = freeLevel(x, taken);
			taken.set(level, x);
			const detail = detailOf(row.label, row, undefined, row.apart);
			return { ...row, x, level, detail, sentence: detailSentence(detail) };
		});
	return {
		axis,
		points,
		levels: Math.max(0, ...points.map(({ level }) => Math.abs(level))),
		quartiles: LABELS.flatMap(([key, label]) => {
			const value = quartiles[key];
			return value === null
				? []
				: [{ key, label, at: round(axis.at(value)), text: percent(value) }];
		}),
		left: rows.filter(({ share }) => share === null).map(({ label }) => label),
	};
}
