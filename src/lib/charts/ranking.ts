import { boundsShort, type Figures } from './markWords';
import { shareAxis, type ShareAxis } from './scale';

export interface RankingRow extends Figures {
	code: string;
	label: string;
	/** The page of the row, already resolved; without it the name is plain text. */
	href?: string;
	/** Whether the verdict holds under every trial; left out where there is none to try. */
	robust?: boolean;
	/** Why a row with a share takes no rank, in words: the reason of the ranking guard. */
	unranked?: string;
}

export interface RankingProps {
	/** In any order: the chart sorts them. */
	rows: readonly RankingRow[];
	/** Code of a row to bring out, or of several. */
	highlight?: string | readonly string[];
	/** Code of a row: only those that rank around it are drawn, and the axis stays that of all. */
	near?: string;
	/** What a row is, for the header: `Région` by default. */
	unit?: string;
	/** Accessible name outside a ChartFrame; inside, the frame names the chart. */
	label?: string;
}

export interface RankedRow extends RankingRow {
	/** Place from 1; equal shares have the same and the next one skips. Null: unranked. */
	rank: number | null;
	/** Places along the axis, 0–100; null when not computable. */
	at: number | null;
	from: number | null;
	to: number | null;
	bounds: string;
}

interface RankingLayout {
	axis: ShareAxis;
	ranked: RankedRow[];
	/** Shown after, with the reason. */
	unranked: RankedRow[];
	/** Last: no share at all. */
	notComputable: RankedRow[];
}

/** Rows drawn on each side of the one looked at. */
const NEIGHBOURS = 4;

/** The rows that rank around one; the first ones when it takes no rank. */
function around(ranked: readonly RankedRow[], code: string): RankedRow[] {
	const rows = 2 * NEIGHBOURS + 1;
	const place = ranked.findIndex((row) => row.code === code);
	const from = Math.max(0, Math.min(place - NEIGHBOURS, ranked.length - rows));
	return ranked.slice(from, from + rows);
}

const byShare = (a: RankingRow, b: RankingRow): number =>
	(b.share ?? 0) - (a.share ?? 0) || a.label.localeCompare(b.label, 'fr');

/** Ranked rows by falling share, then the unranked, then those that cannot be computed. */
export function rankingLayout(rows: readonly RankingRow[], near?: string): RankingLayout {
	const whole = wholeRanking(rows);
	if (near === undefined) return whole;
	const itself = ({ code }: RankedRow) => code === near;
	return {
		axis: whole.axis,
		ranked: around(whole.ranked, near),
		unranked: whole.unranked.filter(itself),
		notComputable: whole.notComputable.filter(itself),
	};
}

function wholeRanking(rows: readonly RankingRow[]): RankingLayout {
	const axis = shareAxis(rows.flatMap(({ share, low, high }) => [share, low, high]));
	const placed = (row: RankingRow, rank: number | null): RankedRow => ({
		...row,
		rank,
		at: row.share === null ? null : axis.at(row.share),
		from: row.low === null ? null : axis.at(row.low),
		to: row.high === null ? null : axis.at(row.high),
		bounds: boundsShort(row.low, row.high),
	});
	const sorted = [...rows].sort(byShare);
	const known = sorted.filter(({ share }) => share !== null);
	const rankable = known.filter(({ unranked }) => !unranked);
	return {
		axis,
		ranked: rankable.map((row) =>
			placed(row, 1 + rankable.findIndex(({ share }) => share === row.share)),
		),
		unranked: known.filter(({ unranked }) => unranked).map((row) => placed(row, null)),
		notComputable: sorted.filter(({ share }) => share === null).map((row) => placed(row, null)),
	};
}
