import { error, json } from '@sveltejs/kit';
import { allContracts, listViews } from '$lib/pages/market';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

/** Contracts do not depend on the fiscal year shown: one list a region, and one of the country. */
async function scopes() {
	const site = await getSite();
	const views = await listViews(site);
	return views.filter(({ year }) => year === site.byDefault.year);
}

export const entries: EntryGenerator = async () =>
	(await scopes()).map(({ scope, edition }) => ({ scope, edition }));

/** The contracts of a scope that end soon, fetched when a reader asks for them. */
export const GET: RequestHandler = async ({ params }) => {
	const view = (await scopes()).find(
		({ scope, edition }) => scope === params.scope && edition === params.edition,
	);
	if (!view) error(404, 'Liste inconnue');
	return json(await allContracts(await getSite(), view.edition, view.scope));
};
