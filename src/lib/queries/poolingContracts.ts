import type { Engine } from '$lib/engine/engine';
import { boundCodes, inBoundCodes } from './baseSegments';
import type { PoolingContract } from '$lib/rules/buyerPools';

/**
 * What State buyers paid in one fiscal year under contracts with a known end, by basin and eligible
 * segment. A buyer is its SIRET, or its name where there is none; lines without contract id of one
 * buyer, segment, basin and end stand for one contract.
 */
export async function queryPoolingContracts(
	engine: Engine,
	year: number,
	base: readonly string[],
): Promise<PoolingContract[]> {
	return engine.query<PoolingContract>(
		`SELECT CAST(l.bassin AS VARCHAR) AS basin, CAST(l.segment AS VARCHAR) AS segment,
			coalesce(b.siret, b.nom) AS buyer,
			CAST(max(l.contrat_fin) AS VARCHAR) AS "end", CAST(sum(l.montant_cts) AS DOUBLE) AS amount
		FROM lignes l
		JOIN acheteurs_lus b ON b.acheteur = l.acheteur
		WHERE l.exercice = CAST($1 AS INTEGER) AND l.base_montant = 'paye' AND l.perimetre = 'etat'
			AND l.bassin IS NOT NULL AND l.contrat_fin IS NOT NULL
			AND ${inBoundCodes('CAST(l.segment AS VARCHAR)', 2)}
		GROUP BY l.bassin, l.segment, coalesce(b.siret, b.nom),
			coalesce(CAST(l.contrat AS VARCHAR), CAST(l.contrat_fin AS VARCHAR))
		ORDER BY ALL`,
		[year, boundCodes(base)],
	);
}
