import { percent, points } from '$lib/format';
import { differenceAxis, type DifferenceAxis } from './scale';

/** A share that changed, and what each cause brought, one after the other; fractions. */
export interface CauseStepsRow {
	code: string;
	label: string;
	before: number;
	after: number;
	/** In the order in which they enter; they add up to the change. */
	steps: readonly { code: string; label: string; change: number }[];
}

export interface CauseStepsProps {
	rows: readonly CauseStepsRow[];
	/** Accessible name outside a ChartFrame; inside, the frame names the chart. */
	label?: string;
}

/** A bar from where the cause before it stopped to where this one stops. */
export interface CauseBar {
	code: string;
	label: string;
	/** Places along the axis, 0–100. */
	from: number;
	to: number;
	less: boolean;
	/** In points. */
	text: string;
}

interface CauseStepsLayout {
	axis: DifferenceAxis;
	rows: {
		code: string;
		label: string;
		/** Where the whole change stands, 0–100. */
		end: number;
		/** `9,3 % → 9,6 %`. */
		shares: string;
		text: string;
		bars: CauseBar[];
	}[];
}

/** A tenth of a point each side at least, so that almost nothing does not fill the axis. */
const LEAST = 0.001;

/** One axis for all, in points from the share published before; a cause that brings nothing has no bar. */
export function causeStepsLayout(rows: readonly CauseStepsRow[]): CauseStepsLayout {
	const reached = rows.map(({ steps }) => {
		let at = 0;
		return steps.map(({ change }) => (at += change));
	});
	const axis = differenceAxis(reached.flat(), LEAST);
	return {
		axis,
		rows: rows.map(({ code, label, before, after, steps }, i) => {
			const ends = reached[i] ?? [];
			return {
				code,
				label,
				end: axis.at(after - before),
				shares: `${percent(before)} → ${percent(after)}`,
				text: points(after - before, 2),
				bars: steps.flatMap((step, at) =>
					step.change === 0
						? []
						: [
								{
									code: step.code,
									label: step.label,
									from: axis.at(ends[at - 1] ?? 0),
									to: axis.at(ends[at] ?? 0),
									less: step.change < 0,
									text: points(step.change, 2),
								},
							],
				),
			};
		}),
	};
}
