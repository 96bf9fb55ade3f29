import type { Engine } from '$lib/engine/engine';
import type { FigureKind } from '$lib/figures/figures';
import { MEASURE_NAMES, type ShownMeasure } from '$lib/figures/formula';
import { EDITIONS, NATION } from '$lib/rules/territory';
import { REGION_COLUMNS } from './cubeColumns';
import { atDefaultThreshold, buyerMeasure, buyerTable, stateOf, type BuyerTable } from './buyers';
import { inWrittenCodes } from './baseSegments';
import { baseCodes, type SegmentLabour } from '$lib/rules/inBase';
import type { Question } from '$lib/rules/question';
import { literal } from './literal';
import { figureSql, measuresInEuros } from './trace';

/** One buyer of the tables: a service may stand under two levels or ministries. */
export interface BuyerKey {
	/** Number of the buyer in the tables. */
	numero: number;
	niveau: string;
	/** Null: not told. */
	ministere: string | null;
}

/** Which buyers of a scope: one, those of a level or of a ministry, or all but some. */
export interface BuyerKeys extends Partial<Omit<BuyerKey, 'numero'>> {
	/** Null: those that are not told apart. */
	numero?: number | null;
	/** All but these, told apart or not; left out: no such condition. */
	sauf?: readonly BuyerKey[];
}

/** Where the figure of a buyer was read. */
export interface BuyerPlace {
	question: Question;
	/** What the site says of the segments: their base is made of some. */
	reference: readonly SegmentLabour[];
	/** A region of the question's edition, `NR`, or `FR`. */
	scope: string;
	keys: BuyerKeys;
}

/** The table that a place reads: only ministries of the whole country have one of their own. */
export function placeTable({ question, keys }: BuyerPlace): BuyerTable {
	const ofMinistry = 'ministere' in keys && keys.numero === undefined;
	return ofMinistry && !atDefaultThreshold(question) ? 'ministeres_segments' : buyerTable(question);
}

/** The figures that the table of buyers gives, in the order of a reader's questions. */
export const BUYER_KINDS = [
	'share',
	'low',
	'high',
	'signedGap',
	'base',
	'realised',
	'org',
	'hours',
	'unidentified',
] as const satisfies readonly FigureKind[];

export type BuyerFigureKind = (typeof BUYER_KINDS)[number];

const keyConditions = (keys: Omit<BuyerKeys, 'sauf'>): string[] =>
	Object.entries(keys).map(([column, value]: [string, string | number | null]) =>
		value === null ? `a.${column} IS NULL` : `a.${column} = ${literal(value)}`,
	);

/** The rows of the tables of buyers that a place reads; amounts in cents. */
function buyerCells(place: BuyerPlace): string {
	const { question, reference, scope, keys } = place;
	const table = placeTable(place);
	const { sauf = [], ...kept } = keys;
	const conditions = [
		`a.exercice = ${literal(question.year)}`,
		stateOf(question),
		...(table === 'acheteurs' ? [] : [inWrittenCodes('a.segment', baseCodes(reference, question))]),
		...(scope === NATION ? [] : [`t.${REGION_COLUMNS[question.edition]} = ${literal(scope)}`]),
		...keyConditions(kept),
		// Of those that are not told apart the number is null: the comparison alone would leave them out.
		...sauf.map((key) => `(a.numero IS NULL OR NOT (${keyConditions(key).join(' AND ')}))`),
	];
	const columns = [
		...(table === 'ministeres_segments'
			? []
			: [
					...EDITIONS.map((known) => `t.${REGION_COLUMNS[known]}`),
					'a.numero',
					'a.nom',
					'a.niveau',
				]),
		'a.ministere',
		...(table === 'acheteurs' ? [] : ['a.segment']),
		'a.lignes',
		...MEASURE_NAMES.map((name) => `${buyerMeasure(name, question)} AS ${name}`),
	];
	const joins = [
		...(table === 'ministeres_segments'
			? []
			: ['LEFT JOIN territoires t ON t.region_2010 = a.region_2010']),
	];
	return `WITH cellules AS (
	SELECT
		${columns.join(',\n\t\t')}
	FROM ${[`${table} a`, ...joins].join('\n\t')}
	WHERE ${conditions.join('\n\t\tAND ')}
)`;
}

/** The rows behind a figure, the greatest first: one a buyer, region of 2010 and segment. Euros. */
export function buyerRowsSql(place: BuyerPlace): string {
	const table = placeTable(place);
	const columns =
		table === 'ministeres_segments'
			? ['ministere']
			: [`${REGION_COLUMNS[place.question.edition]} AS region`, 'nom', 'niveau', 'ministere'];
	const order =
		table === 'ministeres_segments'
			? ['ministere']
			: ['region_2010', 'numero', 'niveau', 'ministere'];
	const segment = table === 'acheteurs' ? [] : ['segment'];
	return `${buyerCells(place)}
SELECT
	${[...columns, ...segment].join(',\n\t')},
	lignes,
	${measuresInEuros()}
FROM cellules
ORDER BY ${['montant DESC', ...order, ...segment].join(', ')}`;
}

/** The figure itself, in one row, with the sums that made it. Euros, or a fraction for a share. */
export function buyerFigureSql(kind: BuyerFigureKind, place: BuyerPlace): string {
	return figureSql(kind, buyerCells(place));
}

/** A row behind the figure of a buyer: codes, and amounts in euros. */
export interface BuyerTraceRow extends Record<`${ShownMeasure}_ht`, number> {
	/** Left out of the rows of a ministry at another threshold: those are of the whole country. */
	region?: string | null;
	/** Null: buyers that are not told apart. */
	nom?: string | null;
	niveau?: string;
	/** Null: not told. */
	ministere: string | null;
	/** Left out at the default threshold, whose table gathers the segments. */
	segment?: string;
	lignes: number;
}

/** Runs {@link buyerRowsSql}; the engine needs the table that {@link placeTable} names. */
export function queryBuyerTraceRows(engine: Engine, place: BuyerPlace): Promise<BuyerTraceRow[]> {
	return engine.query<BuyerTraceRow>(buyerRowsSql(place));
}
