import { error, json } from '@sveltejs/kit';
import { EDITIONS } from '$lib/rules/territory';
import { basinDrawings } from '$lib/server/basinDrawing';
import { coveragePayload } from '$lib/server/coverage';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

/** No map without posts: there is nothing to colour it with. */
export const entries: EntryGenerator = async () =>
	(await coveragePayload()) ? EDITIONS.map((edition) => ({ edition })) : [];

/** The map of basins with the regions of an edition, for a reader who comes from another page. */
export const GET: RequestHandler = async ({ params }) => {
	const edition = EDITIONS.find((candidate) => candidate === params.edition);
	if (!edition) error(404, `Carte inconnue : ${params.edition}`);
	return json((await basinDrawings()).editions[edition]);
};
