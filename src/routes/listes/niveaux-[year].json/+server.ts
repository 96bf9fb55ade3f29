import { error, json } from '@sveltejs/kit';
import { allLevels, listYears } from '$lib/pages/market';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () =>
	listYears(await getSite()).map((year) => ({ year: String(year) }));

/** What each level of the buyers paid, from which its verdict is tried at any question. */
export const GET: RequestHandler = async ({ params }) => {
	const site = await getSite();
	const year = listYears(site).find((known) => String(known) === params.year);
	if (year === undefined) error(404, 'Exercice inconnu');
	return json(await allLevels(site, year));
};
