import type { Engine } from '$lib/engine/engine';
import type { Edition } from '$lib/rules/territory';

/** A département and its region in each edition. */
export interface DepartementRef {
	code: string;
	label: string;
	regions: Record<Edition, string>;
}

/** The départements that lie in a region: collectivities and abroad are in none. */
export async function queryDepartements(engine: Engine): Promise<DepartementRef[]> {
	const rows = await engine.query<{ code: string; label: string; r2010: string; r2016: string }>(
		`SELECT code, libelle AS label, region_2010 AS r2010, region_2016 AS r2016
		FROM ref_departements
		WHERE region_2010 IS NOT NULL AND region_2016 IS NOT NULL ORDER BY ligne`,
	);
	return rows.map(({ code, label, r2010, r2016 }) => ({
		code,
		label,
		regions: { '2010': r2010, '2016': r2016 },
	}));
}
