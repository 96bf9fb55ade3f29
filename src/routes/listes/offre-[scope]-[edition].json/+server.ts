import { error, json } from '@sveltejs/kit';
import { listViews } from '$lib/pages/market';
import { supplyPlaces } from '$lib/pages/supply';
import { NATION } from '$lib/rules/territory';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

async function regions() {
	const site = await getSite();
	return (await listViews(site)).filter(
		({ scope, year }) => scope !== NATION && year === site.byDefault.year,
	);
}

export const entries: EntryGenerator = async () =>
	(await regions()).map(({ scope, edition }) => ({ scope, edition }));

/** Who could serve each segment of a region, basin by basin, fetched when a reader asks. */
export const GET: RequestHandler = async ({ params }) => {
	const view = (await regions()).find(
		({ scope, edition }) => scope === params.scope && edition === params.edition,
	);
	if (!view) error(404, 'Liste inconnue');
	return json(await supplyPlaces(await getSite(), view.edition, view.scope));
};
