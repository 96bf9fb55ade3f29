import type { Engine } from '$lib/engine/engine';
import {
	ASKED_MEASURES,
	BASE_KEYS,
	BASE_SUMS,
	FAMILY_SUMS,
	type CellMeasure,
} from '$lib/rules/measures';
import { sumsFrom, UNKNOWN_AMOUNT, type BaseSums } from '$lib/rules/sums';
import { DEFAULT_THRESHOLD } from '$lib/rules/target';
import { NATION } from '$lib/rules/territory';
import { measureIn, REGION_COLUMNS } from './cubeColumns';
import { fill } from './fill';
import { baseCodes, type SegmentLabour } from '$lib/rules/inBase';
import { boundCodes, inBoundCodes, inWrittenCodes } from './baseSegments';
import { boundPerimeters } from '$lib/rules/perimeter';
import type { Family, Question } from '$lib/rules/question';

/**
 * What a buyer spent in the base, in cents. A row without name holds the buyers of one level and
 * ministry that are not told apart.
 */
export interface BuyerRow extends BaseSums {
	/** Tells buyers of one name apart; null: the others together. */
	buyer: number | null;
	name: string | null;
	/** `etat_central`, `etat_deconcentre`, `etat`, or `etablissement_public`. */
	level: string;
	/** Null: not told. */
	ministry: string | null;
	/** The segment in which it buys most; null for the others together. */
	segment: string | null;
	/**
	 * One, or how many the others are, counted once a region of 2010; null where that is not known: at
	 * another threshold than the default one.
	 */
	buyers: number | null;
}

/** Tables that tell who buys: see `pipeline/sql/buyers.sql` and `buyersBySegment.sql`. */
export type BuyerTable = 'acheteurs' | 'acheteurs_segments' | 'ministeres_segments';

/** What each family counts; hours belong to the family insertion. */
const ORG: Readonly<Record<Family, string>> = {
	toutes: 'organismes_insertion + organismes_handicap',
	insertion: 'organismes_insertion',
	handicap: 'organismes_handicap',
};

/** Whether the buyers of a question are those of the table made at the default threshold. */
export function atDefaultThreshold({ threshold, borderline }: Question): boolean {
	return threshold === DEFAULT_THRESHOLD && borderline;
}

/** The table that tells the buyers of a question. */
export function buyerTable(question: Question): BuyerTable {
	return atDefaultThreshold(question) ? 'acheteurs' : 'acheteurs_segments';
}

/** Condition on who bought, in the tables of buyers. */
export const stateOf = (question: Question): string =>
	inWrittenCodes('perimetre', boundPerimeters(question));

/** What a question reads of a measure in a table of buyers or contracts, which the statement names. */
export const buyerMeasure = (name: CellMeasure, question: Question, table = 'a'): string =>
	measureIn(name, question, ORG, table);

/** The words of a query: its sums, and its condition on who bought. */
const wordsOf = (question: Question) => ({
	sums: BASE_KEYS.map(
		(key) => `CAST(sum(${buyerMeasure(BASE_SUMS[key], question)}) AS DOUBLE) AS "${key}"`,
	).join(', '),
	state: stateOf(question),
});

/** What a buyer has in each segment, all regions of the scope together. */
const IN_SEGMENT = [...Object.keys(FAMILY_SUMS), ...ASKED_MEASURES]
	.filter((name) => name !== 'organismes')
	.map((name) => `sum(${name}) AS ${name}`)
	.join(', ');

const AT_DEFAULT = `SELECT {place} numero AS buyer, min(nom) AS name, niveau AS level, ministere AS ministry,
		first(segment_principal ORDER BY montant DESC, segment_principal) AS segment,
		CAST(CASE WHEN numero IS NULL THEN sum(services) ELSE 1 END AS DOUBLE) AS buyers, {sums}
	FROM acheteurs a
	LEFT JOIN territoires t ON t.region_2010 = a.region_2010
	WHERE exercice = CAST($1 AS INTEGER) AND {state} AND {scope}
	GROUP BY {by} numero, niveau, ministere
	ORDER BY base DESC, numero NULLS LAST, niveau, ministere`;

/** Of buyers that are not told apart nobody knows how many buy in these segments. */
const BY_SEGMENT = `SELECT numero AS buyer, min(nom) AS name, niveau AS level, ministere AS ministry,
		CASE WHEN numero IS NOT NULL THEN first(segment ORDER BY montant DESC, segment) END AS segment,
		CAST(CASE WHEN numero IS NOT NULL THEN 1 END AS DOUBLE) AS buyers, {sums}
	FROM (
		SELECT numero, min(nom) AS nom, niveau, ministere, segment, ${IN_SEGMENT}
		FROM acheteurs_segments a
		LEFT JOIN territoires t ON t.region_2010 = a.region_2010
		WHERE exercice = CAST($1 AS INTEGER) AND ${inBoundCodes('a.segment', 2)} AND {state} AND {scope}
		GROUP BY numero, niveau, ministere, segment
	) a
	GROUP BY numero, niveau, ministere
	ORDER BY base DESC, numero NULLS LAST, niveau, ministere`;

/** Buyers of one scope (a region, `NR`, or `FR`) in one fiscal year, the greatest base first. */
export function queryBuyers(
	engine: Engine,
	question: Question,
	scope: string,
	segments: readonly SegmentLabour[],
): Promise<BuyerRow[]> {
	const bySegment = !atDefaultThreshold(question);
	const params = [
		question.year,
		...(bySegment ? [boundCodes(baseCodes(segments, question))] : []),
		...(scope === NATION ? [] : [scope]),
	];
	const region = `t.${REGION_COLUMNS[question.edition]} = CAST($${params.length} AS VARCHAR)`;
	const sql = fill(bySegment ? BY_SEGMENT : AT_DEFAULT, {
		...wordsOf(question),
		scope: scope === NATION ? 'true' : region,
		place: '',
		by: '',
	});
	return engine.query<BuyerRow>(sql, params);
}

/**
 * The same for every region at once, `NR` included, for a question at the default threshold: a build asks
 * for each of them. A region without a row has no buyer.
 */
export async function queryBuyersByRegion(
	engine: Engine,
	question: Question,
): Promise<Map<string, BuyerRow[]>> {
	const sql = fill(AT_DEFAULT, {
		...wordsOf(question),
		scope: 'place IS NOT NULL',
		place: `t.${REGION_COLUMNS[question.edition]} AS place,`,
		by: 'place,',
	});
	const found = new Map<string, BuyerRow[]>();
	const rows = await engine.query<BuyerRow & { place: string }>(sql, [question.year]);
	for (const { place, ...row } of rows) {
		const of = found.get(place);
		if (of) of.push(row);
		else found.set(place, [row]);
	}
	return found;
}

/** The ministries of the whole country in one fiscal year, at any threshold. */
export function queryMinistries(
	engine: Engine,
	question: Question,
	segments: readonly SegmentLabour[],
): Promise<BuyerRow[]> {
	const sql = fill(
		`SELECT CAST(NULL AS INTEGER) AS buyer, CAST(NULL AS VARCHAR) AS name, '' AS level,
			ministere AS ministry, CAST(NULL AS VARCHAR) AS segment, CAST(NULL AS DOUBLE) AS buyers, {sums}
		FROM ministeres_segments a
		WHERE exercice = CAST($1 AS INTEGER) AND ${inBoundCodes('a.segment', 2)} AND {state}
		GROUP BY ministere
		ORDER BY base DESC, ministere`,
		wordsOf(question),
	);
	return engine.query<BuyerRow>(sql, [question.year, boundCodes(baseCodes(segments, question))]);
}

/** A row of data that list no structure: what is performed there is not known. */
export const unlistedBuyer = (row: BuyerRow): BuyerRow => ({
	...row,
	org: UNKNOWN_AMOUNT,
	hours: UNKNOWN_AMOUNT,
	hoursCautious: UNKNOWN_AMOUNT,
	hoursGenerous: UNKNOWN_AMOUNT,
	unidentified: UNKNOWN_AMOUNT,
	unidentifiedCautious: UNKNOWN_AMOUNT,
	unidentifiedGenerous: UNKNOWN_AMOUNT,
});

/** The sums of a row, as the rules judge them. */
export const buyerSums = (row: BaseSums): BaseSums => sumsFrom((key) => row[key]);
