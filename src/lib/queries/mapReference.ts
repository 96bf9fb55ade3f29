import type { Engine } from '$lib/engine/engine';
import type { MapReference } from '$lib/geo/reference';

/** What the maps need of the reference tables read: a data folder may bring its own. */
export async function queryMapReference(
	engine: Engine,
	basinEdition: string,
): Promise<MapReference> {
	const departements = await engine.query<{ code: string; r2010: string; r2016: string }>(
		`SELECT code, region_2010 AS r2010, region_2016 AS r2016 FROM ref_departements
		WHERE region_2016 IS NOT NULL ORDER BY ligne`,
	);
	const basins = await engine.query<{
		code: string;
		departements: string;
		lon: number | null;
		lat: number | null;
	}>(
		`SELECT code, departements, CAST(lon AS DOUBLE) AS lon, CAST(lat AS DOUBLE) AS lat
		FROM ref_bassins WHERE edition = $1 ORDER BY ligne`,
		[basinEdition],
	);
	return {
		departements: new Map(
			departements.map(({ code, r2010, r2016 }) => [
				code,
				{ code, region: { '2010': r2010, '2016': r2016 } },
			]),
		),
		basins: basins.map(({ code, departements: touched, lon, lat }) => ({
			code,
			departements: touched.split(' '),
			centre: [lon ?? NaN, lat ?? NaN],
		})),
	};
}
