import type { Engine } from '$lib/engine/engine';
import type { LevelCell } from '$lib/rules/levels';

/**
 * What the State paid in a fiscal year, by region of 2010, segment and level of the buyers: a row for each
 * contract that may have to be taken out (`contrats_niveaux`), and one for the rest. Cents.
 */
export function queryLevelCells(engine: Engine, year: number): Promise<LevelCell[]> {
	return engine.query<LevelCell>(
		`WITH apart AS (
			SELECT * FROM contrats_niveaux WHERE exercice = CAST($1 AS INTEGER)
		)
		SELECT region_2010 AS region, segment, niveau AS level, contrat AS contract,
			CAST(sum(montant) AS DOUBLE) AS montant,
			CAST(sum(organismes) AS DOUBLE) AS organismes,
			CAST(sum(heures) AS DOUBLE) AS heures,
			CAST(sum(heures_prudentes) AS DOUBLE) AS heures_prudentes,
			CAST(sum(heures_genereuses) AS DOUBLE) AS heures_genereuses
		FROM (
			SELECT region_2010, segment, niveau, NULL AS contrat, montant, organismes,
				heures, heures_prudentes, heures_genereuses
			FROM niveaux WHERE exercice = CAST($1 AS INTEGER)
			UNION ALL
			SELECT region_2010, segment, niveau, NULL, -montant, -organismes,
				-heures, -heures_prudentes, -heures_genereuses
			FROM apart
			UNION ALL
			SELECT region_2010, segment, niveau, contrat, montant, organismes,
				heures, heures_prudentes, heures_genereuses
			FROM apart
		)
		GROUP BY region_2010, segment, niveau, contrat
		ORDER BY ALL`,
		[year],
	);
}
