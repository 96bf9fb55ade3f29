import type { Engine } from '$lib/engine/engine';
import type { IsoDate } from '$lib/rules/dates';
import { UNKNOWN_AMOUNT, type Cents } from '$lib/rules/sums';
import { REGION_COLUMNS } from './cubeColumns';
import { boundCodes, inBoundCodes } from './baseSegments';
import { buyerMeasure, stateOf } from './buyers';
import { fill } from './fill';
import { baseCodes, type SegmentLabour } from '$lib/rules/inBase';
import type { Basis, Question } from '$lib/rules/question';

/** A contract that ends soon, in one segment of one region. */
export interface EndingContract {
	/** Tells contracts apart; null: contracts that are only counted. */
	contract: number | null;
	/** Published only when the data set says so; null otherwise, or when the file gives none. */
	id: string | null;
	buyer: string | null;
	segment: string;
	end: IsoDate | null;
	/** Label of its basin; null: none told, or several. */
	basin: string | null;
	/** What `amount` is: paid if anything was, else ordered, awarded, or a ceiling. */
	basis: Basis | null;
	/** The last fiscal year known, that of `amount`. */
	year: number | null;
	/** Cents; null for contracts that are only counted. */
	amount: Cents | null;
	/** Performed by structures of the families asked and through clause hours in that year, cents. */
	realised: Cents | null;
	/** Whether a line carries a social clause or a reservation. */
	clause: boolean | null;
	/** Contracts in the row. */
	contracts: number;
}

/**
 * Contracts of a region that end within 24 months of the reference date, in the segments of the
 * base, nearest end first; last, those that are only counted.
 */
export function queryEndingContracts(
	engine: Engine,
	question: Question,
	region: string,
	segments: readonly SegmentLabour[],
): Promise<EndingContract[]> {
	const sql = fill(
		`SELECT c.numero AS contract, min(c.contrat_id) AS id, min(c.nom) AS buyer, c.segment,
			c.fin AS "end", CASE WHEN count(DISTINCT c.bassin) = 1 AND bool_and(c.bassin IS NOT NULL)
				THEN min(c.bassin) END AS basin,
			c.base_montant AS basis, c.exercice AS year, CAST(sum(c.montant) AS DOUBLE) AS amount,
			CAST(sum({org} + {hours}) AS DOUBLE) AS realised, bool_or(c.clause) AS clause,
			CAST(CASE WHEN c.numero IS NULL THEN sum(c.contrats) ELSE 1 END AS INTEGER) AS contracts
		FROM contrats c
		JOIN territoires t ON t.region_2010 = c.region_2010
		WHERE t.{region} = CAST($1 AS VARCHAR) AND ${inBoundCodes('c.segment', 2)} AND {state}
		GROUP BY c.numero, c.segment, c.fin, c.base_montant, c.exercice
		ORDER BY "end" NULLS LAST, amount DESC, c.numero, c.segment`,
		{
			region: REGION_COLUMNS[question.edition],
			org: buyerMeasure('organismes', question, 'c'),
			hours: buyerMeasure('heures', question, 'c'),
			state: stateOf(question),
		},
	);
	return engine.query<EndingContract>(sql, [region, boundCodes(baseCodes(segments, question))]);
}

/** A contract of data that list no structure: what is realised of it is not known. */
export const unlistedContract = <Row extends EndingContract>(row: Row): Row => ({
	...row,
	realised: row.realised === null ? null : UNKNOWN_AMOUNT,
});

/** How many contracts end within 24 months of the reference date, told apart or only counted. */
export async function queryEndingContractCount(engine: Engine): Promise<number> {
	const [row] = await engine.query<{ contracts: number }>(
		`SELECT CAST(count(DISTINCT numero) + coalesce(sum(contrats) FILTER (numero IS NULL), 0) AS INTEGER)
			AS contracts FROM contrats`,
	);
	return row?.contracts ?? 0;
}
