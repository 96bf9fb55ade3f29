import type { BasinMapFrame } from '$lib/geo/basinFrame';
import type { BasinRef, BasinStructuresRow } from '$lib/queries/basins';
import type { PostRow } from '$lib/queries/posts';
import type { DecisionRow, ReferentRow } from '$lib/queries/prefects';
import type { BuyerPool } from '$lib/rules/buyerPools';
import type { CoverageInput, CoverageRow, Declaration } from '$lib/rules/coverage';
import type { IsoDate } from '$lib/rules/dates';
import { fromColumns, type Columns } from '$lib/views/rowsAsColumns';
import { readSpending, spendingYear, type PublishedSpending, type SpendingYear } from './spending';

/** A post as the pages may show it. */
export interface CoveragePost extends Omit<PostRow, 'host'> {
	/** Rank of its host, from 1: posts of one host share it, whether its name is published or not. */
	hostRank: number | null;
	/** The host's name; null where it is unknown or not published. */
	hostName: string | null;
}

/** A row of {@link spendingYear} without its segment: one basin of one year. */
interface BasinSum {
	basin: string | null;
	base: number;
	realised: number;
}

/** What the page asks for: rows as columns, since names repeated 322 times weigh. */
export interface CoveragePayload {
	/** Date of the default view. */
	reference: IsoDate;
	/** First and last date that can be asked. */
	from: IsoDate;
	to: IsoDate;
	basins: Columns<BasinRef>;
	posts: Columns<CoveragePost>;
	rows: Columns<CoverageRow>;
	declarations: Columns<Declaration>;
	/** Fiscal years whose spending is known. */
	years: readonly number[];
	/** Sums of the default fiscal year; null where no line names a basin. */
	spending: { year: number; sums: Columns<PublishedSpending<BasinSum>> } | null;
	structures: Columns<BasinStructuresRow>;
	neighbours: Readonly<Record<string, readonly string[]>>;
	decisions: Columns<DecisionRow>;
	referents: Columns<ReferentRow>;
	/** Pools at the reference date; buyers as a count. */
	pools: Columns<PoolView>;
}

/** What stands beside `/facilitateurs/`: its figures, and the map of the default regions but its paths. */
export interface CoverageFile {
	payload: CoveragePayload;
	/** Null where the basins have no contours: a list, and no map. */
	frame: BasinMapFrame | null;
}

/** The same, ready to be drawn. */
export interface CoverageGiven {
	data: CoverageData;
	frame: BasinMapFrame | null;
}

/** A pooling opportunity as shown. */
export interface PoolView extends Omit<BuyerPool, 'buyers'> {
	buyers: number;
}

/** The same, ready to be asked. */
export interface CoverageData {
	reference: IsoDate;
	from: IsoDate;
	to: IsoDate;
	basins: readonly BasinRef[];
	posts: readonly CoveragePost[];
	/** What the rules judge. */
	input: CoverageInput;
	years: readonly number[];
	spending: SpendingYear | null;
	structures: ReadonlyMap<string, BasinStructuresRow>;
	neighbours: ReadonlyMap<string, readonly string[]>;
	decisions: readonly DecisionRow[];
	referents: readonly ReferentRow[];
	pools: readonly PoolView[];
}

export function readCoverage(payload: CoveragePayload): CoverageData {
	const basins = fromColumns(payload.basins);
	const posts = fromColumns(payload.posts);
	const { reference, from, to, years, spending } = payload;
	return {
		reference,
		from,
		to,
		years,
		basins,
		posts,
		input: {
			basins: basins.map(({ code }) => code),
			posts,
			rows: fromColumns(payload.rows),
			declarations: fromColumns(payload.declarations),
		},
		spending: spending && spendingYear(spending.year, readSpending<BasinSum>(spending.sums)),
		structures: new Map(fromColumns(payload.structures).map((row) => [row.basin, row])),
		neighbours: new Map(Object.entries(payload.neighbours)),
		decisions: fromColumns(payload.decisions),
		referents: fromColumns(payload.referents),
		pools: fromColumns(payload.pools),
	};
}

export function readCoverageFile({ payload, frame }: CoverageFile): CoverageGiven {
	return { data: readCoverage(payload), frame };
}
