import type { Engine } from '$lib/engine/engine';
import type { LevelCell } from '$lib/rules/levels';

/** What the State paid in a fiscal year, by region of 2010, segment and level of the buyers. Cents. */
export function queryLevelCells(engine: Engine, year: number): Promise<LevelCell[]> {
	return engine.query<LevelCell>(
		`SELECT region_2010 AS region, segment, niveau AS level,
			CAST(montant AS DOUBLE) AS montant,
			CAST(organismes AS DOUBLE) AS organismes,
			CAST(heures AS DOUBLE) AS heures,
			CAST(heures_prudentes AS DOUBLE) AS heures_prudentes,
			CAST(heures_genereuses AS DOUBLE) AS heures_genereuses
		FROM niveaux WHERE exercice = CAST($1 AS INTEGER)
		ORDER BY ALL`,
		[year],
	);
}
