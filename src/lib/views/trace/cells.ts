import type { TrendPoint } from '$lib/charts/trend';
import { figureOfStep, FIGURE_KINDS, type FigureKind } from '$lib/figures/figures';
import { NATION } from '$lib/rules/territory';
import type { SegmentEffectRow } from '../compare';
import type { SegmentLine, SegmentRegion } from '../segmentPages';

/** Which figure a cell of a table holds, and of what. */
interface CellFigure {
	kind: FigureKind;
	scope: string;
	segment?: string;
	year?: number;
}

/** The figure in a column of a row, by the column's key; null where there is none. */
export type CellFigures<Row> = (key: string, row: Row) => CellFigure | null;

interface Coded {
	code: string;
}

/** The figure that a column is named after, or holds under another name; null: none. */
function kindOf(key: string, named: Named = {}) {
	const own = FIGURE_KINDS.find((kind) => kind === key) ?? null;
	return key in named ? (named[key] ?? null) : own;
}

/** Segments add up: their gaps are signed. */
const SIGNED = { gap: 'signedGap' } as const;
const AWARDED = { m1: 'org', share: 'shareM1', low: null, high: null } as const;

const at = (kind: FigureKind | null, place: Omit<CellFigure, 'kind'>): CellFigure | null =>
	kind && { kind, ...place };

type Named = Readonly<Record<string, FigureKind | null>>;

/** Region by region. */
const ofRegions =
	(named?: Named): CellFigures<Coded> =>
	(key, { code: scope }) =>
		at(kindOf(key, named), { scope });

/** Segment by segment in a scope. */
const ofSegments =
	(named?: Named) =>
	(scope: string): CellFigures<Coded> =>
	(key, { code: segment }) =>
		at(kindOf(key, named), { scope, segment });

/** Of the tables of regions. */
export const regionFigures = ofRegions();

/** Of `SEGMENT_COLUMNS`, in the brief of a scope. */
export const segmentFigures =
	(scope: string): CellFigures<Coded> =>
	(key, { code: segment }) =>
		key === 'nation'
			? { kind: 'share', scope: NATION, segment }
			: at(kindOf(key, SIGNED), { scope, segment });

/** Of `SEGMENT_EFFECT_COLUMNS`, for one region. */
export const effectFigures =
	(scope: string): CellFigures<SegmentEffectRow> =>
	(key, { code, total }) => {
		const where = total ? {} : { segment: code };
		if (key === 'nationShare') return { kind: 'share', scope: NATION, ...where };
		return key === 'share' ? { kind: 'share', scope, ...where } : null;
	};

/** Of `awardedColumns`, region by region. */
export const awardedRegionFigures = ofRegions(AWARDED);

/** Of `awardedColumns`, segment by segment in a scope. */
export const awardedSegmentFigures = ofSegments(AWARDED);

/** Of the levers of a scope. */
export const leverFigures = ofSegments();

/** Of `SEGMENT_LINE_COLUMNS`, where `share` is the part of labour; outside the achats courants, none. */
export const segmentLineFigures =
	(scope: string): CellFigures<SegmentLine> =>
	(key, { code: segment, place, indicator }) =>
		indicator && place !== 'notCurrent'
			? at(kindOf(key, { ...SIGNED, part: 'share', share: null }), { scope, segment })
			: null;

/** Of `SEGMENT_REGION_COLUMNS`, for one segment. */
export const segmentRegionFigures =
	(segment: string): CellFigures<SegmentRegion> =>
	(key, { code: scope, sums }) =>
		sums.lines > 0 ? at(kindOf(key, SIGNED), { scope, segment }) : null;

/** Of `TREND_COLUMNS`, a line a region and year. */
export const yearlyFigures: CellFigures<TrendPoint & Coded> = (key, row) =>
	trendFigures(row.code)(key, row);

/** Of `TREND_COLUMNS`. */
export const trendFigures =
	(scope: string): CellFigures<TrendPoint> =>
	(key, { year }) =>
		at(kindOf(key), { scope, year });

/** Of `LEDGER_COLUMNS`; steps are known by the code of `registre.csv`. */
export const ledgerFigures =
	(scope: string): CellFigures<Coded> =>
	(key, { code }) =>
		key === 'amount' ? at(figureOfStep(code) ?? null, { scope }) : null;
