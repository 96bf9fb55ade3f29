import type { TrendPoint } from '$lib/charts/trend';
import type { FigureKind } from '$lib/figures/figures';
import { NATION } from '$lib/rules/territory';
import type { SegmentEffectRow } from '../compare';
import type { SegmentLine, SegmentRegion } from '../segmentPages';

/** Which figure a cell of a table holds, and of what. */
export interface CellFigure {
	kind: FigureKind;
	scope: string;
	segment?: string;
	year?: number;
}

/** The figure in a column of a row, by the column's key; null where there is none. */
export type CellFigures<Row> = (key: string, row: Row) => CellFigure | null;

type Kinds = Readonly<Record<string, FigureKind>>;

const SHARES: Kinds = { share: 'share', low: 'low', high: 'high' };

const REGION_KINDS: Kinds = {
	...SHARES,
	base: 'base',
	realised: 'realised',
	gap: 'gap',
	lines: 'lines',
};

const SEGMENT_KINDS: Kinds = { ...SHARES, base: 'base', gap: 'signedGap' };

/** Of `REGION_COLUMNS`. */
export const regionFigures: CellFigures<{ code: string }> = (key, { code }) => {
	const kind = REGION_KINDS[key];
	return kind ? { kind, scope: code } : null;
};

/** Of `SEGMENT_COLUMNS`, in the brief of a scope. */
export const segmentFigures =
	(scope: string): CellFigures<{ code: string }> =>
	(key, { code }) => {
		if (key === 'nation') return { kind: 'share', scope: NATION, segment: code };
		const kind = SEGMENT_KINDS[key];
		return kind ? { kind, scope, segment: code } : null;
	};

/** Of `SEGMENT_EFFECT_COLUMNS`, for one region. */
export const effectFigures =
	(scope: string): CellFigures<SegmentEffectRow> =>
	(key, { code, total }) => {
		const where = total ? {} : { segment: code };
		if (key === 'nationShare') return { kind: 'share', scope: NATION, ...where };
		return key === 'share' ? { kind: 'share', scope, ...where } : null;
	};

const AWARDED_KINDS: Kinds = {
	base: 'base',
	m1: 'org',
	share: 'shareM1',
	shareM3: 'shareM3',
	lines: 'lines',
};

/** Of `awardedColumns`, region by region. */
export const awardedRegionFigures: CellFigures<{ code: string }> = (key, { code }) => {
	const kind = AWARDED_KINDS[key];
	return kind ? { kind, scope: code } : null;
};

/** Of `awardedColumns`, segment by segment in a scope. */
export const awardedSegmentFigures =
	(scope: string): CellFigures<{ code: string }> =>
	(key, { code: segment }) => {
		const kind = AWARDED_KINDS[key];
		return kind ? { kind, scope, segment } : null;
	};

/** Of the levers of a scope. */
export const leverFigures =
	(scope: string): CellFigures<{ code: string }> =>
	(key, { code: segment }) =>
		key === 'base' || key === 'share' ? { kind: key, scope, segment } : null;

/** Of `SEGMENT_LINE_COLUMNS`; outside the achats courants there is no figure. */
export const segmentLineFigures =
	(scope: string): CellFigures<SegmentLine> =>
	(key, { code, place, indicator }) => {
		// There `share` is the part of labour.
		const kind = key === 'part' ? 'share' : key === 'share' ? undefined : SEGMENT_KINDS[key];
		return kind && indicator && place !== 'notCurrent' ? { kind, scope, segment: code } : null;
	};

/** Of `SEGMENT_REGION_COLUMNS`, for one segment. */
export const segmentRegionFigures =
	(segment: string): CellFigures<SegmentRegion> =>
	(key, { code, sums }) => {
		const kind = key === 'gap' ? 'signedGap' : REGION_KINDS[key];
		return kind && sums.lines > 0 ? { kind, scope: code, segment } : null;
	};

/** Of `TREND_COLUMNS`, a line a region and year. */
export const yearlyFigures: CellFigures<TrendPoint & { code: string }> = (key, row) =>
	trendFigures(row.code)(key, row);

/** Of `TREND_COLUMNS`. */
export const trendFigures =
	(scope: string): CellFigures<TrendPoint> =>
	(key, { year }) => {
		const kind = SHARES[key];
		return kind ? { kind, scope, year } : null;
	};

/** Steps of the ledger by the code of `registre.csv`. */
const STEP_KINDS: Kinds = {
	total_paye: 'totalPaid',
	hors_etat: 'notState',
	non_classe: 'unclassified',
	hors_achats_courants: 'notCurrent',
	sous_seuil: 'belowThreshold',
	assiette: 'base',
	organismes: 'org',
	heures: 'hours',
	reste_identifie: 'identifiedRest',
	non_identifie: 'unidentified',
};

/** Of `LEDGER_COLUMNS`. */
export const ledgerFigures =
	(scope: string): CellFigures<{ code: string }> =>
	(key, { code }) => {
		const kind = STEP_KINDS[code];
		return key === 'amount' && kind ? { kind, scope } : null;
	};
