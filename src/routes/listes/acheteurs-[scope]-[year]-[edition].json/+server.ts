import { error, json } from '@sveltejs/kit';
import { allBuyers, listViews } from '$lib/pages/market';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () =>
	(await listViews(await getSite())).map(({ year, ...view }) => ({ ...view, year: String(year) }));

/** The buyers of a scope in one fiscal year, fetched when a reader asks for them. */
export const GET: RequestHandler = async ({ params }) => {
	const site = await getSite();
	const view = (await listViews(site)).find(
		({ scope, year, edition }) =>
			scope === params.scope && String(year) === params.year && edition === params.edition,
	);
	if (!view) error(404, 'Liste inconnue');
	return json(await allBuyers(site, view, view.scope));
};
