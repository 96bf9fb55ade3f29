import { error } from '@sveltejs/kit';
import { detailLinesCsv, detailParts } from '$lib/pages/downloads/detail';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () =>
	(await detailParts(await getSite())).map(({ region, year }) => ({ region, year: String(year) }));

/** The lines of a region in one fiscal year, where the data set says `detail: true`. */
export const GET: RequestHandler = async ({ params }) => {
	const site = await getSite();
	const part = (await detailParts(site)).find(
		({ region, year }) => region === params.region && String(year) === params.year,
	);
	if (!part) error(404, 'Lignes non publiées');
	return new Response(await detailLinesCsv(site, part), {
		headers: { 'Content-Type': 'text/csv; charset=utf-8' },
	});
};
