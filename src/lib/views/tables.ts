/** The figures of each chart as a table: on screen under « Tableau », and in its export. */
import { FAMILY_LABELS, WAY_LABELS, type WaysPart } from '$lib/charts/waysBar';
import type { TrendPoint } from '$lib/charts/trend';
import type { WaterfallStep } from '$lib/charts/waterfall';
import type { Figures } from '$lib/charts/markWords';
import { VERDICT_WORDS } from '$lib/rules/target';
import type { Cents } from '$lib/rules/sums';
import type { Column } from '$lib/ui/column';
import { cautionOf } from './completeness';
import { column, eurosColumn, figureColumn, shareColumn } from './figureColumns';
import type { HeatMapData } from './regions';
import type { Scope } from './scope';
import type { TriedSegment } from './segments';
import { robustnessCell, type Shown } from './trials';

const linesColumn: Column<{ lines: number }> = { key: 'lines', label: 'Lignes', align: 'end' };

function figuresColumns<Row extends Figures>(): Column<Row>[] {
	return [
		figureColumn<Row>('share'),
		figureColumn<Row>('low'),
		figureColumn<Row>('high'),
		{ key: 'verdict', label: 'Verdict', value: ({ verdict }) => VERDICT_WORDS[verdict] },
	];
}

/** Whether each verdict holds; an undetermined one has nothing to try. */
export function triedColumn<Row extends { tried: Shown }>(): Column<Row> {
	return column(
		'robustness',
		'Épreuves',
		({ tried }: Row) => robustnessCell(tried) ?? 'sans objet',
	);
}

/** A verdict, and that its data are incomplete: in one cell, a page of many regions is near its weight. */
function completeVerdict(scope: Scope): string {
	return [VERDICT_WORDS[scope.indicator.verdict], cautionOf(scope)].filter(Boolean).join(', ');
}

export const REGION_COLUMNS: readonly Column<Scope>[] = [
	{ key: 'label', label: 'Région' },
	figureColumn('base', ({ indicator }) => indicator.base),
	figureColumn('realised', ({ indicator }) => indicator.m2),
	figureColumn('share', ({ indicator }) => indicator.share),
	figureColumn('low', ({ indicator }) => indicator.low),
	figureColumn('high', ({ indicator }) => indicator.high),
	{ key: 'verdict', label: 'Verdict', value: completeVerdict },
	triedColumn(),
	figureColumn('gap', ({ indicator }) => indicator.gap),
];

export const TREND_COLUMNS: readonly Column<TrendPoint>[] = [
	{ key: 'year', label: 'Exercice', format: (year) => String(year) },
	...figuresColumns<TrendPoint>(),
];

export const SEGMENT_COLUMNS: readonly Column<TriedSegment>[] = [
	{ key: 'label', label: 'Segment' },
	figureColumn('base'),
	...figuresColumns<TriedSegment>().filter(({ key }) => key !== 'verdict'),
	// In one cell: a brief of many segments is near its weight.
	column('verdict', 'Verdict et épreuves', ({ verdict, tried }: TriedSegment) =>
		[VERDICT_WORDS[verdict], robustnessCell(tried)].filter(Boolean).join(', '),
	),
	shareColumn('nation', 'Part en France', ({ nation }) => nation ?? null),
	figureColumn('signedGap', ({ signedGap }) => signedGap, 'gap'),
];

export const LEDGER_COLUMNS: readonly Column<WaterfallStep>[] = [
	{ key: 'label', label: 'Étape', sortable: false },
	{
		...eurosColumn<WaterfallStep>('amount', 'Montant HT'),
		sortable: false,
	},
	{ ...linesColumn, sortable: false },
];

export const WAYS_COLUMNS: readonly Column<WaysPart>[] = [
	{ key: 'way', label: 'Voie', value: ({ way }) => WAY_LABELS[way] },
	{ key: 'family', label: 'Famille', value: ({ family }) => FAMILY_LABELS[family] },
	eurosColumn('amount', 'Montant HT'),
];

/** A case of the heat map with its words, for the export: the map itself is already a table. */
interface HeatMapLine extends Figures {
	region: string;
	segment: string;
	gap: Cents | null;
}

export function heatMapLines({ rows, columns, cells }: HeatMapData): HeatMapLine[] {
	const labels = new Map([...rows, ...columns].map(({ code, label }) => [code, label]));
	return cells.map(({ row, column, gap, ...figures }) => ({
		...figures,
		region: labels.get(row) ?? row,
		segment: labels.get(column) ?? column,
		gap: gap ?? null,
	}));
}

export const HEAT_MAP_COLUMNS: readonly Column<HeatMapLine>[] = [
	{ key: 'region', label: 'Région' },
	{ key: 'segment', label: 'Segment' },
	...figuresColumns<HeatMapLine>(),
	figureColumn('gap'),
];
