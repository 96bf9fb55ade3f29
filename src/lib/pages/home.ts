import { drawnMap } from '$lib/geo/drawnMap';
import { NATION } from '$lib/rules/territory';
import { pageAnswers } from './answers';
import { coverageBriefData } from './coverage';
import type { PageSource } from './source';

/** What the national page starts with. */
export async function homePage(source: PageSource) {
	const { byDefault } = source;
	return {
		page: await pageAnswers(source, byDefault, NATION),
		map: drawnMap(await source.maps.regions(byDefault.edition)),
		coverage: await coverageBriefData(source, byDefault.edition, null),
	};
}
