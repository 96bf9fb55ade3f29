import type { Engine } from '$lib/engine/engine';
import { figureOf, type FigureKind } from '$lib/figures/figures';
import { figureExpression, MEASURE_NAMES, type ShownMeasure } from '$lib/figures/formula';
import { EDITIONS, NATION } from '$lib/rules/territory';
import { inWrittenCodes } from './baseSegments';
import { baseCodes, type SegmentLabour } from '$lib/rules/inBase';
import { literal } from './literal';
import { boundPerimeters } from '$lib/rules/perimeter';
import type { Family, Question, ViewedBasis } from '$lib/rules/question';
import type { CellMeasure } from '$lib/rules/measures';
import { measureIn, ORG_COLUMNS, REGION_COLUMNS } from './cubeColumns';

/** Where a figure was read: whose rows made it. */
export interface TracePlace {
	question: Question;
	basis: ViewedBasis;
	/** What the site says of the segments: their base is made of some. */
	reference: readonly SegmentLabour[];
	/** A region of the question's edition, `NR`, or `FR`. */
	scope: string;
	/** One segment; null: all of them. */
	segment: string | null;
}

/** Steps of the ledger in which a line falls. */
type StepName = 'hors_etat' | 'non_classe' | 'hors_achats_courants' | 'sous_seuil' | 'assiette';

/** Steps that take lines before the base, and the base itself: where each line falls at one only. */
const stepOf = (kind: FigureKind): StepName | null => {
	const { step, outside } = figureOf(kind);
	if (!outside) return 'assiette';
	return step === 'total_paye' ? null : (step as StepName);
};

/** Where the rows of a figure are: the cube, or the lines where they are published. */
export interface TraceSource {
	table: string;
	/** Purchase lines in a row. */
	lines: string;
	/** What each family counts. */
	org: Readonly<Record<Family, string>>;
	/** Measures that are not a column of their name there, in SQL. */
	other: Partial<Readonly<Record<CellMeasure, string>>>;
	/** What tells a row beside its region and segment. */
	more: readonly string[];
}

const CUBE: TraceSource = {
	table: 'cube',
	lines: 'c.lignes',
	org: ORG_COLUMNS,
	other: {},
	more: [],
};

/**
 * The rows that a place reads, each with its step of the ledger; amounts in cents.
 * @param and conditions on the rows, beside those of the place
 */
export function cells(
	{ question, reference, basis, scope, segment }: TracePlace,
	source: TraceSource,
	and: readonly string[] = [],
): string {
	const { edition } = question;
	const measured = (name: CellMeasure) =>
		source.other[name] ?? measureIn(name, question, source.org, 'c');
	const conditions = [
		`c.base_montant = ${literal(basis)}`,
		`c.exercice = ${literal(question.year)}`,
		...(scope === NATION ? [] : [`t.${REGION_COLUMNS[edition]} = ${literal(scope)}`]),
		...(segment === null ? [] : [`c.segment = ${literal(segment)}`]),
		...and,
	];
	const columns = [
		'c.exercice',
		...EDITIONS.map((known) => `t.${REGION_COLUMNS[known]}`),
		'c.segment',
		'c.perimetre',
		`CASE
			WHEN NOT ${inWrittenCodes('c.perimetre', boundPerimeters(question))} THEN 'hors_etat'
			WHEN c.segment IS NULL THEN 'non_classe'
			WHEN NOT coalesce(s.achats_courants, false) THEN 'hors_achats_courants'
			WHEN ${inWrittenCodes('c.segment', baseCodes(reference, question))} THEN 'assiette'
			ELSE 'sous_seuil'
		END AS etape`,
		...source.more,
		`${source.lines} AS lignes`,
		...MEASURE_NAMES.map((name) => `${measured(name)} AS ${name}`),
	];
	return `WITH cellules AS (
	SELECT
		${columns.join(',\n\t\t')}
	FROM ${source.table} c
	LEFT JOIN segments s ON s.code = c.segment
	JOIN territoires t ON t.region_2010 = c.region_2010
	WHERE ${conditions.join('\n\t\tAND ')}
)`;
}

/** A segment asked for by name is read whole, in the base or below the threshold. */
export const whereStep = (kind: FigureKind, { segment }: TracePlace) => {
	const step = stepOf(kind);
	if (step === null) return '';
	return step === 'assiette' && segment !== null
		? `\nWHERE etape IN ('assiette', 'sous_seuil')`
		: `\nWHERE etape = ${literal(step)}`;
};

/** The measures of a row, in euros. */
export function measuresInEuros(): string {
	return MEASURE_NAMES.map((name) => `${name} / 100 AS ${name}_ht`).join(',\n\t');
}

/**
 * The rows behind a figure, the greatest first: one for each region of 2010 and segment. Euros. Runs
 * as it is on the published tables.
 */
export function traceRowsSql(kind: FigureKind, place: TracePlace): string {
	const region = REGION_COLUMNS[place.question.edition];
	return `${cells(place, CUBE)}
SELECT
	${region} AS region,
	segment,
	etape,
	lignes,
	${measuresInEuros()}
FROM cellules${whereStep(kind, place)}
ORDER BY montant DESC, region_2010, segment, perimetre`;
}

/**
 * A figure in one row, with the sums that made it.
 * @param rows a first part of the statement, named `cellules`: rows with the measures in cents
 * @param where which of these rows count
 */
export function figureSql(kind: FigureKind, rows: string, where = ''): string {
	const { column, unit } = figureOf(kind);
	const expression = figureExpression(kind);
	const sums = [...MEASURE_NAMES, 'lignes']
		.map((name) => `coalesce(sum(${name}), 0) AS ${name}`)
		.join(',\n\t\t');
	const figure = unit === 'cents' ? `(${expression}) / 100` : expression;
	return `${rows},
sommes AS (
	SELECT
		${sums}
	FROM cellules${where.replace('\n', '\n\t')}
)
SELECT
	${figure} AS ${column},
	${measuresInEuros()}
FROM sommes`;
}

/** The figure itself, in one row, with the sums that made it. Euros, or a fraction for a share. */
export function traceFigureSql(kind: FigureKind, place: TracePlace): string {
	return figureSql(kind, cells(place, CUBE), whereStep(kind, place));
}

/** A row behind a figure: codes, and amounts in euros. */
export interface TraceRow extends Record<`${ShownMeasure}_ht`, number> {
	region: string;
	/** Null: no segment (*non classé*), or outside the State. */
	segment: string | null;
	etape: StepName;
	lignes: number;
}

/** Runs {@link traceRowsSql}. */
export function queryTraceRows(
	engine: Engine,
	kind: FigureKind,
	place: TracePlace,
): Promise<TraceRow[]> {
	return engine.query<TraceRow>(traceRowsSql(kind, place));
}

/**
 * Computes a figure again from the tables.
 * @param sql of {@link figureSql}, or of {@link traceFigureSql}
 * @returns cents, a fraction or a number of lines; null where there is nothing to divide
 */
export async function queryFigure(
	engine: Engine,
	kind: FigureKind,
	sql: string,
): Promise<number | null> {
	const { column, unit } = figureOf(kind);
	const [row] = await engine.query<Record<string, number | null>>(sql);
	const found = row?.[column] ?? null;
	return unit === 'cents' && found !== null ? Math.round(found * 100) : found;
}
