import type { Engine } from '$lib/engine/engine';
import { EDITIONS, NATION } from '$lib/rules/territory';
import { REGION_COLUMNS } from './apart';
import { buyerWords } from './buyers';
import type { Question } from './question';
import { figureSql, literal, measuresInEuros, type FigureKind } from './trace';

/** Which buyers of a scope: one, those of a level, or those of a ministry. */
export interface BuyerKeys {
	/** Number of the buyer in the table. */
	numero?: number;
	niveau?: string;
	/** Null: not told; left out: any. */
	ministere?: string | null;
}

/** Where the figure of a buyer was read. */
export interface BuyerPlace {
	/** The labour-share threshold is that of the table, whatever the question says. */
	question: Question;
	/** A region of the question's edition, `NR`, or `FR`. */
	scope: string;
	keys: BuyerKeys;
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

/** The rows of the table of buyers that a place reads; amounts in cents. */
function buyerCells({ question, scope, keys }: BuyerPlace): string {
	const { org, hours, hoursCautious, unidentified, state } = buyerWords(question);
	const conditions = [
		`a.exercice = ${literal(question.year)}`,
		state,
		...(scope === NATION ? [] : [`t.${REGION_COLUMNS[question.edition]} = ${literal(scope)}`]),
		...Object.entries(keys).map(([column, value]: [string, string | number | null]) =>
			value === null ? `a.${column} IS NULL` : `a.${column} = ${literal(value)}`,
		),
	];
	const columns = [
		...EDITIONS.map((known) => `t.${REGION_COLUMNS[known]}`),
		'a.numero',
		'a.nom',
		'a.niveau',
		'a.ministere',
		'a.lignes',
		'a.montant',
		`${org} AS organismes`,
		`${hours} AS heures`,
		`${hoursCautious} AS heures_prudentes`,
		`${unidentified} AS non_identifie`,
		'a.clause',
	];
	return `WITH cellules AS (
	SELECT
		${columns.join(',\n\t\t')}
	FROM acheteurs a
	LEFT JOIN territoires t ON t.region_2010 = a.region_2010
	WHERE ${conditions.join('\n\t\tAND ')}
)`;
}

/** The rows behind a figure, the greatest first: one for each buyer and region of 2010. Euros. */
export function buyerRowsSql(place: BuyerPlace): string {
	return `${buyerCells(place)}
SELECT
	${REGION_COLUMNS[place.question.edition]} AS region,
	nom,
	niveau,
	ministere,
	lignes,
	${measuresInEuros()}
FROM cellules
ORDER BY montant DESC, region_2010, numero, niveau, ministere`;
}

/** The figure itself, in one row, with the sums that made it. Euros, or a fraction for a share. */
export function buyerFigureSql(kind: BuyerFigureKind, place: BuyerPlace): string {
	return figureSql(kind, buyerCells(place));
}

/** A row behind the figure of a buyer: codes, and amounts in euros. */
export interface BuyerTraceRow {
	region: string | null;
	/** Null: buyers that are not told apart. */
	nom: string | null;
	niveau: string;
	/** Null: not told. */
	ministere: string | null;
	lignes: number;
	montant_ht: number;
	organismes_ht: number;
	heures_ht: number;
	heures_prudentes_ht: number;
	non_identifie_ht: number;
	clause_ht: number;
}

/** Runs {@link buyerRowsSql}; the engine needs the table of buyers. */
export function queryBuyerTraceRows(engine: Engine, place: BuyerPlace): Promise<BuyerTraceRow[]> {
	return engine.query<BuyerTraceRow>(buyerRowsSql(place));
}
