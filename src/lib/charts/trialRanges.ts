import type { Verdict } from '$lib/rules/target';
import { boundsShort } from '$lib/charts/markWords';
import { shareAxis, type ShareAxis } from './scale';

/** A range of shares under one assumption; fractions, null when not computable. */
export interface TrialRow {
	code: string;
	label: string;
	/** The share inside the range, where it has one of its own: the headline. */
	share: number | null;
	low: number | null;
	high: number | null;
	verdict: Verdict;
}

export interface TrialRangesProps {
	/** The headline first, then its trials. */
	rows: readonly TrialRow[];
	/** Accessible name outside a ChartFrame; inside, the frame names the chart. */
	label?: string;
}

interface PlacedTrial extends TrialRow {
	/** Places along the axis, 0–100. */
	from: number;
	to: number;
	at: number | null;
	range: string;
}

interface TrialLayout {
	axis: ShareAxis;
	rows: PlacedTrial[];
}

/** One axis for all, so that ranges compare; a row without a range is left out. */
export function trialLayout(rows: readonly TrialRow[]): TrialLayout {
	const axis = shareAxis(rows.flatMap(({ low, high }) => [low, high]));
	return {
		axis,
		rows: rows.flatMap((row) =>
			row.low === null || row.high === null
				? []
				: [
						{
							...row,
							from: axis.at(row.low),
							to: axis.at(row.high),
							at: row.share === null ? null : axis.at(row.share),
							range: boundsShort(row.low, row.high),
						},
					],
		),
	};
}
