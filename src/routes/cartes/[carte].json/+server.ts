import { error, json } from '@sveltejs/kit';
import { regionMap } from '$lib/geo/regionMap';
import { EDITIONS } from '$lib/rules/territory';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

const PREFIX = 'regions-';

export const entries: EntryGenerator = () =>
	EDITIONS.map((edition) => ({ carte: `${PREFIX}${edition}` }));

/** The map of regions of an edition, for a page whose reader changes edition. */
export const GET: RequestHandler = ({ params }) => {
	const edition = EDITIONS.find((candidate) => params.carte === `${PREFIX}${candidate}`);
	if (!edition) error(404, `Carte inconnue\u00a0: ${params.carte}`);
	return json(regionMap(edition));
};
