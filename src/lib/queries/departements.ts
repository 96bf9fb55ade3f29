import type { Engine } from '$lib/engine/engine';
import { byEdition, EDITIONS, type Edition, type RegionPair } from '$lib/rules/territory';
import { REGION_COLUMNS, regionsNamed } from './cubeColumns';

/** A département and its region in each edition. */
export interface DepartementRef {
	code: string;
	label: string;
	regions: Record<Edition, string>;
}

/** The départements that lie in a region: collectivities and abroad are in none. */
export async function queryDepartements(engine: Engine): Promise<DepartementRef[]> {
	const located = EDITIONS.map((edition) => `${REGION_COLUMNS[edition]} IS NOT NULL`);
	const rows = await engine.query<{ code: string; label: string } & RegionPair>(
		`SELECT code, libelle AS label, ${regionsNamed()}
		FROM ref_departements
		WHERE ${located.join(' AND ')} ORDER BY ligne`,
	);
	return rows.map(({ code, label, ...regions }) => ({
		code,
		label,
		regions: byEdition((edition) => regions[edition]),
	}));
}
