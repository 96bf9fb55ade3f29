/** The tables of the pages of the segments. */
import { PLACE_WORDS } from '$lib/charts/labourRanges';
import { percent, typeset } from '$lib/format';
import type { Distribution } from '$lib/rules/distribution';
import { VERDICT_WORDS } from '$lib/rules/target';
import type { Indicator } from '$lib/rules/indicator';
import type { ThresholdPlateau } from '$lib/rules/threshold';
import type { Absence } from '$lib/ui/absence';
import type { Column } from '$lib/ui/column';
import { column, eurosColumn, figureColumn, pointsColumn, shareColumn } from './figureColumns';
import type { SegmentLine, SegmentRegion } from './segmentPages';
import { triedColumn } from './tables';

/** Outside the achats courants the question does not arise; elsewhere nothing is bought. */
const absenceOfLine = ({ place, indicator }: SegmentLine): Absence =>
	place === 'notCurrent' ? 'notApplicable' : indicator ? 'notComputable' : 'noData';

/** A share of labour: whole percent when it is whole. */
function labourColumn(key: 'min' | 'share' | 'max', label: string): Column<SegmentLine> {
	return {
		...shareColumn<SegmentLine>(`labour-${key}`, label, (row) => row[key]),
		format: (value) =>
			percent(Number(value), Number.isInteger(Math.round(Number(value) * 1e4) / 100) ? 0 : 1),
	};
}

export const SEGMENT_LINE_COLUMNS: readonly Column<SegmentLine>[] = [
	{ key: 'label', label: 'Segment' },
	labourColumn('share', 'Part de main d’œuvre'),
	labourColumn('min', 'Bas'),
	labourColumn('max', 'Haut'),
	{
		key: 'sourced',
		label: 'Appui',
		format: (value) => (value ? 'source publiée' : 'hypothèse'),
	},
	column('place', 'Place', ({ place, borderline }) =>
		borderline && place !== 'borderline' ? `${PLACE_WORDS[place]}, limite` : PLACE_WORDS[place],
	),
	{
		...eurosColumn<SegmentLine>('base', 'Achats payés', ({ indicator }) => indicator?.base ?? null),
		absence: absenceOfLine,
	},
	{
		...shareColumn<SegmentLine>('weight', 'Poids dans l’assiette'),
		absence: 'notApplicable',
	},
	{
		...figureColumn<SegmentLine>('share', ({ indicator }) => indicator?.share ?? null, 'part'),
		absence: absenceOfLine,
	},
	{
		...figureColumn<SegmentLine>('low', ({ indicator }) => indicator?.low ?? null),
		absence: absenceOfLine,
	},
	{
		...figureColumn<SegmentLine>('high', ({ indicator }) => indicator?.high ?? null),
		absence: absenceOfLine,
	},
	{
		...figureColumn<SegmentLine>(
			'signedGap',
			({ indicator }) => indicator?.signedGap ?? null,
			'gap',
		),
		absence: absenceOfLine,
	},
	{
		key: 'source',
		label: 'Source de la part de main d’œuvre',
		absence: 'noData',
		format: (text) => typeset(String(text)),
	},
];

/** What the chart of labour shares draws. */
export const LABOUR_COLUMNS: readonly Column<SegmentLine>[] = SEGMENT_LINE_COLUMNS.filter(
	({ key }) =>
		key === 'label' || key.startsWith('labour-') || ['sourced', 'place', 'source'].includes(key),
);

/** A run of thresholds as it reads: `51 à 55 %`. */
function plateauText({ from, to }: ThresholdPlateau): string {
	return from === to ? `${from}\u00a0%` : `${from} à ${to}\u00a0%`;
}

/**
 * @param labelOf the label of a segment
 * @param reference the share at the circular's threshold, fraction
 */
export function plateauColumns(
	labelOf: (code: string) => string,
	plateaux: readonly ThresholdPlateau[],
	reference: number | null,
	judged: boolean,
): readonly Column<ThresholdPlateau>[] {
	const names = (codes: readonly string[]) => codes.map(labelOf).join(', ') || null;
	return [
		{ key: 'from', label: 'Seuil', format: (_, row) => plateauText(row) },
		column('leave', 'Sortent', ({ leave }) => names(leave), {
			absence: 'notApplicable',
			sortable: false,
		}),
		// Rising, the threshold lets a segment in only where borderline ones are set apart.
		...(plateaux.some(({ enter }) => enter.length > 0)
			? [
					column('enter', 'Entrent', ({ enter }: ThresholdPlateau) => names(enter), {
						absence: 'notApplicable' as const,
						sortable: false,
					}),
				]
			: []),
		{ key: 'count', label: 'Segments', align: 'end', value: ({ segments }) => segments.length },
		figureColumn('base', ({ indicator }) => indicator.base),
		figureColumn('share', ({ indicator }) => indicator.share),
		figureColumn('low', ({ indicator }) => indicator.low),
		figureColumn('high', ({ indicator }) => indicator.high),
		...(judged
			? [
					column(
						'verdict',
						'Verdict',
						({ indicator }: ThresholdPlateau) => VERDICT_WORDS[indicator.verdict],
					),
				]
			: []),
		pointsColumn('change', 'Écart au résultat à 50\u00a0%', ({ indicator }) =>
			indicator.share === null || reference === null ? null : indicator.share - reference,
		),
	];
}

/** The nation with a segment in its base, or without it. */
interface SegmentSide {
	words: string;
	/** The side that the page shows. */
	now: boolean;
	result: Indicator;
}

/** @param judged the question is held against 10 % */
export function sideColumns(judged: boolean): readonly Column<SegmentSide>[] {
	return [
		{ key: 'words', label: 'Assiette nationale', sortable: false },
		{ key: 'now', label: 'Affiché', value: ({ now }) => (now ? 'oui' : 'non') },
		figureColumn('share', ({ result }) => result.share),
		figureColumn('low', ({ result }) => result.low),
		figureColumn('high', ({ result }) => result.high),
		...(judged
			? [column('verdict', 'Verdict', ({ result }: SegmentSide) => VERDICT_WORDS[result.verdict])]
			: []),
		figureColumn('base', ({ result }) => result.base),
		figureColumn('signedGap', ({ result }) => result.signedGap, 'gap'),
	];
}

/** A region that buys nothing there has no figure, which is not zero. */
const absenceOfRegion = ({ sums }: SegmentRegion): Absence =>
	sums.lines === 0 ? 'noData' : 'notComputable';

export const SEGMENT_REGION_COLUMNS: readonly Column<SegmentRegion>[] = [
	{ key: 'label', label: 'Région' },
	{
		...eurosColumn<SegmentRegion>('base', 'Achats payés', ({ sums }) =>
			sums.lines === 0 ? null : sums.base,
		),
		absence: 'noData',
	},
	{
		...figureColumn<SegmentRegion>('realised', ({ sums, indicator }) =>
			sums.lines === 0 ? null : indicator.m2,
		),
		absence: 'noData',
	},
	{
		...figureColumn<SegmentRegion>('share', ({ indicator }) => indicator.share),
		absence: absenceOfRegion,
	},
	{
		...figureColumn<SegmentRegion>('low', ({ indicator }) => indicator.low),
		absence: absenceOfRegion,
	},
	{
		...figureColumn<SegmentRegion>('high', ({ indicator }) => indicator.high),
		absence: absenceOfRegion,
	},
	column(
		'verdict',
		'Verdict',
		({ indicator }) => (indicator.share === null ? null : VERDICT_WORDS[indicator.verdict]),
		{ absence: absenceOfRegion },
	),
	triedColumn(),
	{
		...figureColumn<SegmentRegion>('signedGap', ({ indicator }) => indicator.signedGap, 'gap'),
		absence: absenceOfRegion,
	},
	{ key: 'lines', label: 'Lignes', align: 'end', value: ({ sums }) => sums.lines },
	{ key: 'unranked', label: 'Hors classement', absence: 'notApplicable' },
];

/** One figure of a distribution. */
export interface QuartileRow {
	label: string;
	/** Which quantile: 0.25, 0.5 or 0.75. */
	at: number;
	share: number | null;
}

/** The quartiles of the regions in a segment, as lines. */
export function quartileRows({ q25, median, q75 }: Distribution): QuartileRow[] {
	return [
		{ label: '1er quartile', at: 0.25, share: q25 },
		{ label: 'Médiane', at: 0.5, share: median },
		{ label: '3e quartile', at: 0.75, share: q75 },
	];
}

export const QUARTILE_COLUMNS: readonly Column<QuartileRow>[] = [
	{ key: 'label', label: 'Rang', sortable: false },
	{
		...figureColumn<QuartileRow>('share'),
		absence: 'noData',
	},
];
