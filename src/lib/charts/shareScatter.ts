import { scaleLog } from 'd3-scale';
import { eurosShort } from '$lib/format';
import type { Cents } from '$lib/rules/sums';
import type { Verdict } from '$lib/rules/target';
import { detailOf, detailSentence, type Detail, type Figures } from './markWords';
import { placeLabels, type LabelAnchor, type LabelRoom, type LabelSide } from './placeLabels';
import { levels, round, shareAxis, type ShareAxis } from './scale';

export interface ScatterRow extends Figures {
	code: string;
	label: string;
	/** The page of the region, already resolved. */
	href?: string;
	/** D in cents. */
	base: Cents;
	/** Why it takes no rank, in words. */
	unranked?: string;
}

export interface ShareScatterProps {
	rows: readonly ScatterRow[];
	/** Codes to bring out; they are labelled first. */
	highlight?: readonly string[];
	/** Accessible name outside a ChartFrame; inside, the frame names the chart. */
	label?: string;
}

export interface ScatterPoint extends ScatterRow {
	/** Percent of the plot, y from the top. */
	x: number;
	y: number;
	detail: Detail;
	sentence: string;
	/** Side of its label by width of the plot; null: no room, or not notable. */
	labels: Readonly<Record<PlotWidth, LabelSide | null>>;
}

interface ScatterLayout {
	y: ShareAxis;
	/** Ticks of the base, 0–100. */
	x: { cents: Cents; at: number; label: string }[];
	/** The gridlines, as one path in a 100 × 100 box. */
	grid: string;
	/** The bounds of the marks of each verdict, as one path in the same box. */
	bounds: [Verdict, string][];
	/** By rising base: the order of the arrows. */
	points: ScatterPoint[];
	/** Labels of the rows without a share, said in words under the chart. */
	left: string[];
}

/** Height of the plot in pixels; the style sheet gives it the same. */
const PLOT_HEIGHT = 352;

/** Average width of a letter at 0.8125 rem, pixels: rather too wide than too narrow. */
const LETTER = 7;

/** A phone, half a page, a whole page: the style sheet shows one set of labels for each. */
type PlotWidth = 'narrow' | 'medium' | 'wide';

export const PLOT_WIDTHS: readonly PlotWidth[] = ['narrow', 'medium', 'wide'];

const ROOM = { height: PLOT_HEIGHT, line: 15, mark: 7.5 };
const ROOMS: Readonly<Record<PlotWidth, LabelRoom>> = {
	narrow: { ...ROOM, widths: [230, 460], most: 6 },
	medium: { ...ROOM, widths: [460, 640], most: 12 },
	wide: { ...ROOM, widths: [640, 1130], most: 18 },
};

/** Codes by falling importance: those asked for, then in turn the extremes of share and base. */
function notable(rows: readonly ScatterRow[], highlight: readonly string[]): string[] {
	const byShare = [...rows].sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
	const byBase = [...rows].sort((a, b) => b.base - a.base);
	const orders = [byShare, [...byShare].reverse(), byBase, [...byBase].reverse()];
	const codes = [...highlight];
	for (let rank = 0; rank < rows.length; rank += 1) {
		for (const order of orders) {
			const code = order[rank]?.code;
			if (code !== undefined && !codes.includes(code)) codes.push(code);
		}
	}
	return codes;
}

/** Where everything stands: percent of the width, so that the drawing needs no measuring. */
export function scatterLayout({ rows, highlight = [] }: ShareScatterProps): ScatterLayout {
	const known = rows.filter(({ share, base }) => share !== null && base > 0);
	const y = shareAxis(
		known.flatMap(({ share, low, high }) => [share, low, high]),
		5,
	);
	const bases = known.map(({ base }) => base);
	// Room on both sides, so that no mark sits on the edge.
	const scale = scaleLog()
		.domain([Math.min(...bases, 1e8) / 1.4, Math.max(...bases, 1e8) * 1.4])
		.range([0, 100]);
	const anchors: LabelAnchor[] = known.map(({ code, label, share, base }) => ({
		code,
		x: scale(base) / 100,
		y: ((100 - y.at(share ?? 0)) / 100) * PLOT_HEIGHT,
		width: label.length * LETTER,
	}));
	const wanted = notable(known, highlight);
	const sides = (room: LabelRoom) =>
		new Map(placeLabels(anchors, wanted, room).map(({ code, side }) => [code, side]));
	const placed = {
		narrow: sides(ROOMS.narrow),
		medium: sides(ROOMS.medium),
		wide: sides(ROOMS.wide),
	};
	const x = ticksOf(scale.domain()).map((cents) => ({
		cents,
		at: round(scale(cents)),
		// A round amount needs no decimal.
		label: eurosShort(cents).replace(',0', ''),
	}));
	const down = (share: number) => round(100 - y.at(share));
	const bounds = new Map<Verdict, string>();
	for (const { verdict, base, low, high } of known) {
		if (low === null || high === null) continue;
		const line = `M${round(scale(base))} ${down(low)}V${down(high)}`;
		bounds.set(verdict, (bounds.get(verdict) ?? '') + line);
	}
	return {
		y,
		x,
		grid: levels(y.ticks) + x.map(({ at }) => `M${at} 0V100`).join(''),
		bounds: [...bounds],
		points: [...known]
			.sort((a, b) => a.base - b.base)
			.map((row) => {
				const detail = detailOf(
					row.label,
					row,
					undefined,
					`assiette de ${eurosShort(row.base)}${row.unranked ? `, ${row.unranked}` : ''}`,
				);
				return {
					...row,
					x: round(scale(row.base)),
					y: down(row.share ?? 0),
					detail,
					sentence: detailSentence(detail),
					labels: {
						narrow: placed.narrow.get(row.code) ?? null,
						medium: placed.medium.get(row.code) ?? null,
						wide: placed.wide.get(row.code) ?? null,
					},
				};
			}),
		left: rows.filter((row) => !known.includes(row)).map(({ label }) => label),
	};
}

/** Powers of ten inside the domain; with their 2s and 5s when they are few. */
function ticksOf([from = 1, to = 10]: number[]): Cents[] {
	const tens: number[] = [];
	for (let power = Math.floor(Math.log10(from)); 10 ** power <= to; power += 1) {
		tens.push(10 ** power);
	}
	const inside = (value: number) => value >= from && value <= to;
	const sparse = tens.filter(inside);
	if (sparse.length >= 3) return sparse;
	const dense = tens.flatMap((ten) => [ten, 2 * ten, 5 * ten]).filter(inside);
	return dense.length > 6 ? tens.flatMap((ten) => [ten, 3 * ten]).filter(inside) : dense;
}
