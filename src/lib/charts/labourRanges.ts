import { number, percent } from '$lib/format';
import { round } from './scale';

/** Where a segment stands: in the base, under the threshold, out as borderline, or never eligible. */
export type SegmentPlace = 'in' | 'below' | 'borderline' | 'notCurrent';

/** The places as they read. */
export const PLACE_WORDS: Readonly<Record<SegmentPlace, string>> = {
	in: 'dans l’assiette',
	below: 'sous le seuil',
	borderline: 'limite, mis à part',
	notCurrent: 'hors achats courants',
};

export interface LabourRow {
	code: string;
	label: string;
	/** The page of the segment, already resolved. */
	href?: string;
	/** Labour share and its interval, fractions. */
	min: number;
	share: number;
	max: number;
	/** A published figure supports the share. */
	sourced: boolean;
	place: SegmentPlace;
}

export interface LabourRangesProps {
	rows: readonly LabourRow[];
	/** θ in percent. */
	threshold: number;
	/** Accessible name outside a ChartFrame; inside, the frame names the chart. */
	label?: string;
}

interface LabourBar extends LabourRow {
	/** Percent of an axis from 0 to 100 %. */
	at: number;
	from: number;
	to: number;
	text: string;
	range: string;
}

/** Whole percent when it is whole: `65`, `37,5`. */
function hundredths(share: number): string {
	const value = Number((share * 100).toFixed(2));
	return number(value, Number.isInteger(value) ? 0 : 1);
}

/** Segments by falling labour share, equal ones by name; outside the achats courants last. */
export function labourRangesLayout(rows: readonly LabourRow[]): LabourBar[] {
	return [...rows]
		.sort(
			(a, b) =>
				Number(a.place === 'notCurrent') - Number(b.place === 'notCurrent') ||
				b.share - a.share ||
				a.label.localeCompare(b.label, 'fr'),
		)
		.map((row) => ({
			...row,
			at: round(row.share * 100),
			from: round(row.min * 100),
			to: round(row.max * 100),
			text: percent(row.share, Number.isInteger(Math.round(row.share * 1e4) / 100) ? 0 : 1),
			range:
				row.min === row.max
					? 'sans intervalle'
					: `${hundredths(row.min)} à ${hundredths(row.max)}\u00a0%`,
		}));
}
