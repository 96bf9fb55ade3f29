import type { Cents } from '$lib/rules/sums';
import { eurosShort, percent } from '$lib/format';
import { boundsShort, signedGapText, type Figures } from './markWords';
import { shareAxis, type ShareAxis } from './scale';

export interface SegmentRow extends Figures {
	code: string;
	label: string;
	/** The segment's page, already resolved. */
	href?: string;
	/** D of the segment in the region, cents. */
	base: Cents;
	/** `τ·D − M2`, cents: positive is missing, negative is above; null when not computable. */
	signedGap: Cents | null;
	/** The nation's share of the same segment, fraction; null or left out when there is none. */
	nation?: number | null;
}

export interface SegmentBarsProps {
	/** In any order: the most euros missing come first. */
	rows: readonly SegmentRow[];
	/** How many of them are shown until a reader opens the others; all of them by default. */
	first?: number;
	/** Accessible name outside a ChartFrame; inside, the frame names the chart. */
	label?: string;
}

export interface SegmentBar extends SegmentRow {
	/** 0–100 along the axis; null when not computable. */
	at: number | null;
	from: number | null;
	to: number | null;
	nationAt: number | null;
	nationText: string;
	bounds: string;
	baseText: string;
	gapText: string;
}

interface SegmentBarsLayout {
	axis: ShareAxis;
	bars: SegmentBar[];
}

/** Segments by falling euros missing; those that cannot be computed last, by name. */
export function segmentBarsLayout(rows: readonly SegmentRow[]): SegmentBarsLayout {
	const axis = shareAxis(
		rows.flatMap(({ share, low, high, nation }) => [share, low, high, nation ?? null]),
	);
	const at = (share: number | null): number | null => (share === null ? null : axis.at(share));
	const bars = [...rows]
		.sort(
			(a, b) =>
				(b.signedGap ?? -Infinity) - (a.signedGap ?? -Infinity) ||
				a.label.localeCompare(b.label, 'fr'),
		)
		.map((row) => ({
			...row,
			at: at(row.share),
			from: at(row.low),
			to: at(row.high),
			nationAt: at(row.nation ?? null),
			nationText: row.nation === null || row.nation === undefined ? '' : percent(row.nation),
			bounds: boundsShort(row.low, row.high),
			baseText: eurosShort(row.base),
			gapText: signedGapText(row.signedGap),
		}));
	return { axis, bars };
}
