import type { Engine } from '$lib/engine/engine';
import type { MapReference } from '$lib/geo/reference';

/** What the maps need of the départements read: a data folder may bring its own. */
export async function queryMapReference(engine: Engine): Promise<MapReference> {
	const departements = await engine.query<{ code: string; r2010: string; r2016: string }>(
		`SELECT code, region_2010 AS r2010, region_2016 AS r2016 FROM ref_departements
		WHERE region_2016 IS NOT NULL ORDER BY ligne`,
	);
	return {
		departements: new Map(
			departements.map(({ code, r2010, r2016 }) => [
				code,
				{ code, region: { '2010': r2010, '2016': r2016 } },
			]),
		),
	};
}
