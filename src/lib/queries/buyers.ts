import type { Engine } from '$lib/engine/engine';
import type { BaseSums } from '$lib/rules/sums';
import { NATION } from '$lib/rules/territory';
import { REGION_COLUMNS } from './apart';
import { fill } from './fill';
import type { Family, Question } from './question';

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
	/** One, or how many the others are, counted once a region of 2010. */
	buyers: number;
	base: number;
	org: number;
	hours: number;
	hours_cautious: number;
	clause: number;
	unidentified: number;
	lines: number;
}

/** What each family counts; hours belong to the family insertion. */
const ORG: Readonly<Record<Family, string>> = {
	toutes: 'organismes',
	insertion: 'organismes_insertion',
	handicap: 'organismes_handicap',
};

/** What a question reads in the table of buyers: its columns, and its condition on buyers. */
export function buyerWords({ family, cautiousHours, establishments }: Question) {
	const withHours = family !== 'handicap';
	return {
		org: ORG[family],
		hours: withHours ? `heures${cautiousHours ? '_prudentes' : ''}` : '0',
		hoursCautious: withHours ? 'heures_prudentes' : '0',
		unidentified: cautiousHours ? 'non_identifie_prudent' : 'non_identifie',
		state: establishments ? "perimetre IN ('etat', 'ep')" : "perimetre = 'etat'",
	};
}

/**
 * Buyers of one scope (a region, `NR`, or `FR`) in one fiscal year, the greatest base first. The
 * table holds the default labour-share threshold alone: the question's own is not followed.
 */
export function queryBuyers(
	engine: Engine,
	question: Question,
	scope: string,
): Promise<BuyerRow[]> {
	const sql = fill(
		`SELECT numero AS buyer, min(nom) AS name, niveau AS level, ministere AS ministry,
			first(segment_principal ORDER BY montant DESC, segment_principal) AS segment,
			CAST(CASE WHEN numero IS NULL THEN sum(services) ELSE 1 END AS DOUBLE) AS buyers,
			CAST(sum(montant) AS DOUBLE) AS base,
			CAST(sum({org}) AS DOUBLE) AS org,
			CAST(sum({hours}) AS DOUBLE) AS hours,
			CAST(sum({hoursCautious}) AS DOUBLE) AS hours_cautious,
			CAST(sum(clause) AS DOUBLE) AS clause,
			CAST(sum({unidentified}) AS DOUBLE) AS unidentified,
			CAST(sum(lignes) AS DOUBLE) AS lines
		FROM acheteurs a
		LEFT JOIN territoires t ON t.region_2010 = a.region_2010
		WHERE exercice = CAST($1 AS INTEGER) AND {state} AND {scope}
		GROUP BY numero, niveau, ministere
		ORDER BY base DESC, numero NULLS LAST, niveau, ministere`,
		{
			...buyerWords(question),
			scope:
				scope === NATION ? 'true' : `t.${REGION_COLUMNS[question.edition]} = CAST($2 AS VARCHAR)`,
		},
	);
	return engine.query<BuyerRow>(sql, scope === NATION ? [question.year] : [question.year, scope]);
}

/** The sums of a row, as the rules judge them. */
export function buyerSums(row: BuyerRow): BaseSums {
	return {
		base: row.base,
		org: row.org,
		hours: row.hours,
		hoursCautious: row.hours_cautious,
		clause: row.clause,
		unidentified: row.unidentified,
		lines: row.lines,
	};
}
