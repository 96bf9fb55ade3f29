import type { Engine } from '$lib/engine/engine';
import { AT_VALUE } from '$lib/rules/cells';
import type { BaseSums } from '$lib/rules/sums';
import { DEFAULT_THRESHOLD } from '$lib/rules/target';
import { NATION } from '$lib/rules/territory';
import { REGION_COLUMNS } from './cubeColumns';
import { fill } from './fill';
import { baseCodes, type SegmentLabour } from '$lib/rules/inBase';
import { boundCodes, inBoundCodes } from './baseSegments';
import type { Family, Question } from '$lib/rules/question';

/**
 * What a buyer spent in the base, in cents. A row without name holds the buyers of one level and
 * ministry that are not told apart.
 */
export interface BuyerRow {
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
	base: number;
	org: number;
	hours: number;
	hours_cautious: number;
	hours_generous: number;
	clause: number;
	/** Amounts of unknown clause or reservation. */
	clause_unknown: number;
	unidentified: number;
	unidentified_cautious: number;
	unidentified_generous: number;
	lines: number;
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

/** What a question reads in the tables of buyers: its columns, and its condition on who bought. */
export function buyerWords({ family, hourValue, establishments }: Question) {
	const counted = (hours: string) => (family === 'handicap' ? '0' : hours);
	const at = AT_VALUE[hourValue];
	return {
		org: ORG[family],
		hours: counted(at.hours),
		hoursCautious: counted('heures_prudentes'),
		hoursGenerous: counted('heures_genereuses'),
		unidentified: at.unidentified,
		state: establishments ? "perimetre IN ('etat', 'ep')" : "perimetre = 'etat'",
	};
}

/** The measures of {@link BuyerRow}, summed. */
const SUMS = `
	CAST(sum(montant) AS DOUBLE) AS base,
	CAST(sum({org}) AS DOUBLE) AS org,
	CAST(sum({hours}) AS DOUBLE) AS hours,
	CAST(sum({hoursCautious}) AS DOUBLE) AS hours_cautious,
	CAST(sum({hoursGenerous}) AS DOUBLE) AS hours_generous,
	CAST(sum(clause) AS DOUBLE) AS clause,
	CAST(sum(clause_inconnue) AS DOUBLE) AS clause_unknown,
	CAST(sum({unidentified}) AS DOUBLE) AS unidentified,
	CAST(sum(non_identifie_prudent) AS DOUBLE) AS unidentified_cautious,
	CAST(sum(non_identifie_genereux) AS DOUBLE) AS unidentified_generous,
	CAST(sum(lignes) AS DOUBLE) AS lines`;

const AT_DEFAULT = `SELECT {place} numero AS buyer, min(nom) AS name, niveau AS level, ministere AS ministry,
		first(segment_principal ORDER BY montant DESC, segment_principal) AS segment,
		CAST(CASE WHEN numero IS NULL THEN sum(services) ELSE 1 END AS DOUBLE) AS buyers, ${SUMS}
	FROM acheteurs a
	LEFT JOIN territoires t ON t.region_2010 = a.region_2010
	WHERE exercice = CAST($1 AS INTEGER) AND {state} AND {scope}
	GROUP BY {by} numero, niveau, ministere
	ORDER BY base DESC, numero NULLS LAST, niveau, ministere`;

/** Of buyers that are not told apart nobody knows how many buy in these segments. */
const BY_SEGMENT = `SELECT numero AS buyer, min(nom) AS name, niveau AS level, ministere AS ministry,
		CASE WHEN numero IS NOT NULL THEN first(segment ORDER BY montant DESC, segment) END AS segment,
		CAST(CASE WHEN numero IS NOT NULL THEN 1 END AS DOUBLE) AS buyers, ${SUMS}
	FROM (
		SELECT numero, min(nom) AS nom, niveau, ministere, segment, sum(montant) AS montant,
			sum(organismes_insertion) AS organismes_insertion,
			sum(organismes_handicap) AS organismes_handicap,
			sum(heures) AS heures, sum(heures_prudentes) AS heures_prudentes,
			sum(heures_genereuses) AS heures_genereuses, sum(non_identifie) AS non_identifie,
			sum(non_identifie_prudent) AS non_identifie_prudent,
			sum(non_identifie_genereux) AS non_identifie_genereux,
			sum(clause) AS clause, sum(clause_inconnue) AS clause_inconnue,
			sum(lignes) AS lignes
		FROM acheteurs_segments a
		LEFT JOIN territoires t ON t.region_2010 = a.region_2010
		WHERE exercice = CAST($1 AS INTEGER) AND ${inBoundCodes('a.segment', 2)} AND {state} AND {scope}
		GROUP BY numero, niveau, ministere, segment
	)
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
		...buyerWords(question),
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
		...buyerWords(question),
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
			ministere AS ministry, CAST(NULL AS VARCHAR) AS segment, CAST(NULL AS DOUBLE) AS buyers, ${SUMS}
		FROM ministeres_segments a
		WHERE exercice = CAST($1 AS INTEGER) AND ${inBoundCodes('a.segment', 2)} AND {state}
		GROUP BY ministere
		ORDER BY base DESC, ministere`,
		buyerWords(question),
	);
	return engine.query<BuyerRow>(sql, [question.year, boundCodes(baseCodes(segments, question))]);
}

/** The sums of a row, as the rules judge them. */
export function buyerSums(row: BuyerRow): BaseSums {
	return {
		base: row.base,
		org: row.org,
		hours: row.hours,
		hoursCautious: row.hours_cautious,
		hoursGenerous: row.hours_generous,
		clause: row.clause,
		clauseUnknown: row.clause_unknown,
		unidentified: row.unidentified,
		unidentifiedCautious: row.unidentified_cautious,
		unidentifiedGenerous: row.unidentified_generous,
		lines: row.lines,
	};
}
