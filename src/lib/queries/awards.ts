import type { Engine } from '$lib/engine/engine';
import { baseCodes, type SegmentLabour } from '$lib/rules/inBase';
import type { Question } from '$lib/rules/question';
import type { Cents } from '$lib/rules/sums';
import { inWrittenCodes } from './baseSegments';

/** Whose awards are listed: the State's in the base, or those of every public buyer in any segment. */
type AwardsScope = 'etat' | 'tous';

/** A buyer and what it awarded in one fiscal year, in cents. */
export interface AwardingBuyer {
	name: string;
	level: string;
	ministry: string | null;
	base: Cents;
	/** To counted structures. */
	org: Cents;
	/** To suppliers that are not identified. */
	unidentified: Cents;
	clause: Cents;
	clauseUnknown: Cents;
	contracts: number;
}

/** An awarded contract, of any fiscal year. */
export interface AwardedContract {
	buyer: string;
	level: string;
	segment: string | null;
	year: number;
	/** ISO day; null where it is not told. */
	end: string | null;
	amount: Cents;
	org: Cents;
	/** Kind of the structure that holds it; null where none does. */
	kind: string | null;
	/** Null: not told. */
	clause: boolean | null;
}

/** What was awarded, where nothing was paid. */
export interface Awards {
	scope: AwardsScope;
	year: number;
	/** Months after the reference date within which a contract is said to end. */
	months: number;
	/** The greatest buyers of the year, and all of them. */
	buyers: AwardingBuyer[];
	allBuyers: number;
	ending: AwardedContract[];
	allEnding: number;
	held: AwardedContract[];
	allHeld: number;
	heldAmount: Cents;
}

/** Rows of each list. */
const SHOWN = 25;

/** How far ahead the end of a contract is looked for, in months. */
const MONTHS = 12;

/** A contract of one buyer, its lines together; a line without contract stands for one. */
const CONTRACT = 'l.exercice, b.service, coalesce(l.contrat, -l.ligne), l.segment';

const LINES = `SELECT
		any_value(b.nom) AS buyer,
		CAST(any_value(l.acheteur_niveau) AS VARCHAR) AS level,
		CAST(l.segment AS VARCHAR) AS segment,
		l.exercice AS year,
		CAST(max(l.contrat_fin) AS VARCHAR) AS "end",
		CAST(sum(l.montant_cts) AS DOUBLE) AS amount,
		CAST(sum(l.organismes_cts) AS DOUBLE) AS org,
		any_value(y.libelle) FILTER (l.organismes_cts <> 0) AS kind,
		CASE WHEN bool_or(l.clause) THEN true WHEN bool_or(l.clause IS NULL) THEN NULL ELSE false END
			AS clause
	FROM lignes l
	JOIN acheteurs_lus b ON b.acheteur = l.acheteur
	LEFT JOIN ref_types_structures y ON y.type = CAST(l.type AS VARCHAR)`;

/**
 * The awards of a data set where nothing was paid: the State's in the base of the question, or those of
 * every buyer where the State awarded nothing there. Null where something was paid, or nothing awarded.
 */
export async function queryAwards(
	engine: Engine,
	question: Question,
	segments: readonly SegmentLabour[],
): Promise<Awards | null> {
	const base = inWrittenCodes('l.segment', baseCodes(segments, question));
	const mine = `l.base_montant = 'attribue' AND l.perimetre = 'etat' AND ${base}`;
	const [found] = await engine.query<{ paid: number; awarded: number; state: number }>(
		`SELECT count(*) FILTER (l.base_montant = 'paye') AS paid,
			count(*) FILTER (l.base_montant = 'attribue') AS awarded,
			count(*) FILTER (${mine}) AS state
		FROM lignes l`,
	);
	if (!found || found.paid > 0 || found.awarded === 0) return null;
	const scope = found.state > 0 ? 'etat' : 'tous';
	const where = scope === 'etat' ? mine : "l.base_montant = 'attribue'";
	const buyers = await engine.query<AwardingBuyer>(
		`SELECT any_value(b.nom) AS name, CAST(any_value(l.acheteur_niveau) AS VARCHAR) AS level,
			any_value(b.ministere) AS ministry,
			CAST(sum(l.montant_cts) AS DOUBLE) AS base,
			CAST(sum(l.organismes_cts) AS DOUBLE) AS org,
			CAST(coalesce(sum(l.montant_cts - l.organismes_cts) FILTER (l.a_revoir), 0) AS DOUBLE)
				AS unidentified,
			CAST(coalesce(sum(l.montant_cts) FILTER (l.clause), 0) AS DOUBLE) AS clause,
			CAST(coalesce(sum(l.montant_cts) FILTER (l.clause IS NULL), 0) AS DOUBLE) AS "clauseUnknown",
			CAST(count(DISTINCT coalesce(l.contrat, -l.ligne)) AS INTEGER) AS contracts
		FROM lignes l
		JOIN acheteurs_lus b ON b.acheteur = l.acheteur
		WHERE ${where} AND l.exercice = $1
		GROUP BY b.service
		ORDER BY base DESC, name`,
		[question.year],
	);
	const ending = await engine.query<AwardedContract>(
		`${LINES}
		WHERE ${where}
		GROUP BY ${CONTRACT}
		HAVING max(l.contrat_fin) >= (SELECT date_reference FROM jeu)
			AND max(l.contrat_fin) <= (SELECT date_reference + INTERVAL ${MONTHS} MONTH FROM jeu)
		ORDER BY amount DESC, "end", buyer`,
	);
	const held = await engine.query<AwardedContract>(
		`${LINES}
		WHERE ${where} AND l.organismes_cts <> 0
		GROUP BY ${CONTRACT}
		ORDER BY org DESC, year DESC, buyer`,
	);
	return {
		scope,
		year: question.year,
		months: MONTHS,
		buyers: buyers.slice(0, SHOWN),
		allBuyers: buyers.length,
		ending: ending.slice(0, SHOWN),
		allEnding: ending.length,
		held: held.slice(0, SHOWN),
		allHeld: held.length,
		heldAmount: held.reduce((sum, { org }) => sum + org, 0),
	};
}
