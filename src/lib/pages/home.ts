import { drawnMap } from '$lib/geo/drawnMap';
import { coverageBriefData } from './coverage';
import type { PageSource } from './source';

/** What the national page starts with, beside the cells. */
export async function homePage(source: PageSource) {
	const { edition } = source.byDefault;
	return {
		map: drawnMap(await source.maps.regions(edition)),
		coverage: await coverageBriefData(source, edition, null),
	};
}
