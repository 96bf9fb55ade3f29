import { points } from '$lib/format';
import { differenceAxis, type DifferenceAxis } from './scale';

/** A difference of shares split in two effects; fractions (0.01 is one point). */
export interface EffectRow {
	code: string;
	label: string;
	/** The page of the row, already resolved. */
	href?: string;
	mix: number;
	rate: number;
	/** A line set apart: the sum of the others. */
	total?: boolean;
}

export interface EffectBarsProps {
	/** In the order of the page. */
	rows: readonly EffectRow[];
	/** What a row is, for the header. */
	unit: string;
	/** Codes to bring out. */
	highlight?: readonly string[];
	/** Accessible name outside a ChartFrame; inside, the frame names the chart. */
	label?: string;
}

export interface EffectBar extends EffectRow {
	/** Mix goes from zero to `turn`, rate from there to `end`: the two add up. Percent of the axis. */
	turn: number;
	end: number;
	mixText: string;
	rateText: string;
	/** mix + rate, in points. */
	text: string;
}

interface EffectBarsLayout {
	zero: number;
	ticks: DifferenceAxis['ticks'];
	bars: EffectBar[];
}

/** Half a point each side at least, so that almost nothing does not fill the axis. */
const LEAST = 0.005;

/** Where everything stands, percent of the axis; nothing is clipped. */
export function effectBarsLayout(rows: readonly EffectRow[]): EffectBarsLayout {
	const axis = differenceAxis(
		rows.flatMap(({ mix, rate }) => [mix, mix + rate]),
		LEAST,
	);
	return {
		zero: axis.zero,
		ticks: axis.ticks,
		bars: rows.map((row) => ({
			...row,
			turn: axis.at(row.mix),
			end: axis.at(row.mix + row.rate),
			mixText: points(row.mix),
			rateText: points(row.rate),
			text: points(row.mix + row.rate),
		})),
	};
}
