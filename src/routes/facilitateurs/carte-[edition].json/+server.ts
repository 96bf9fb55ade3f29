import { error, json } from '@sveltejs/kit';
import { EDITIONS } from '$lib/rules/territory';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => EDITIONS.map((edition) => ({ edition }));

/** The map of basins with the regions of an edition, for a reader who comes from another page; null without contours. */
export const GET: RequestHandler = async ({ params }) => {
	const edition = EDITIONS.find((candidate) => candidate === params.edition);
	if (!edition) error(404, `Carte inconnue\u00a0: ${params.edition}`);
	return json((await (await getSite()).maps.basins())?.editions[edition] ?? null);
};
