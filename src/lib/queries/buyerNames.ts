import type { Engine } from '$lib/engine/engine';
import type { Edition } from '$lib/rules/territory';
import { REGION_COLUMNS } from './cubeColumns';
import { fill } from './fill';

/** A buyer of the State by name, and the region where it has bought most. */
interface BuyerNameRow {
	name: string;
	ministry: string | null;
	/** Code in the edition asked for, or `NR`. */
	region: string;
}

/** The buyers told apart in the table of buyers, all years together, the greatest first. */
export function queryBuyerNames(engine: Engine, edition: Edition): Promise<BuyerNameRow[]> {
	const sql = fill(
		`WITH places AS (
			SELECT a.numero, min(a.nom) AS name, min(a.ministere) AS ministry,
				t.{region} AS region, sum(a.montant) AS base
			FROM acheteurs a
			JOIN territoires t ON t.region_2010 = a.region_2010
			WHERE a.numero IS NOT NULL AND a.perimetre = 'etat'
			GROUP BY a.numero, t.{region}
		)
		SELECT min(name) AS name, min(ministry) AS ministry,
			first(region ORDER BY base DESC, region) AS region
		FROM places
		GROUP BY numero
		ORDER BY sum(base) DESC, name, numero`,
		{ region: REGION_COLUMNS[edition] },
	);
	return engine.query<BuyerNameRow>(sql);
}
