import type { Engine } from '$lib/engine/engine';
import type { ContractCount, Frame } from '$lib/rules/frames';
import type { Cents } from '$lib/rules/sums';

/** The frames of the law, in the order of their file. */
export function queryFrames(engine: Engine): Promise<Frame[]> {
	return engine.query<Frame>(
		`SELECT code, nom AS name, texte AS "text", mesure AS measure, perimetre AS scope,
			CAST(seuil_contrats_cts AS DOUBLE) AS threshold, CAST(cible AS DOUBLE) AS target,
			CAST(du AS VARCHAR) AS "from", CAST(au AS VARCHAR) AS "to", source, note
		FROM ref_cadres ORDER BY ligne`,
	);
}

/**
 * The contracts that the State awarded in a fiscal year, of a threshold or more. A line without contract
 * id is a contract of its own; one line with a clause makes the contract one with a clause.
 */
export async function queryContractCount(
	engine: Engine,
	year: number,
	threshold: Cents,
): Promise<ContractCount> {
	const [row] = await engine.query<ContractCount>(
		`SELECT
			CAST(count(*) AS INTEGER) AS contracts,
			CAST(count(*) FILTER (avec_clause) AS INTEGER) AS "withClause",
			CAST(count(*) FILTER (NOT avec_clause AND inconnue) AS INTEGER) AS unknown
		FROM (
			SELECT
				coalesce(bool_or(clause), false) AS avec_clause,
				bool_or(clause IS NULL) AS inconnue,
				sum(montant_cts) AS montant
			FROM lignes
			WHERE base_montant = 'attribue' AND perimetre = 'etat' AND exercice = CAST($1 AS INTEGER)
			GROUP BY contrat, CASE WHEN contrat IS NULL THEN ligne END
		)
		WHERE montant >= CAST($2 AS BIGINT)`,
		[year, threshold],
	);
	return row ?? { contracts: 0, withClause: 0, unknown: 0 };
}
