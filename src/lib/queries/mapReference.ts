import type { Engine } from '$lib/engine/engine';
import type { MapReference } from '$lib/geo/reference';
import { queryDepartements } from './departements';

/** What the maps need of the départements read: a data folder may bring its own. */
export async function queryMapReference(engine: Engine): Promise<MapReference> {
	const departements = await queryDepartements(engine);
	return {
		departements: new Map(
			departements.map(({ code, regions }) => [code, { code, region: regions }]),
		),
	};
}
