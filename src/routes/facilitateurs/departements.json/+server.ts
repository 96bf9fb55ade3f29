import { json } from '@sveltejs/kit';
import { getSite } from '$lib/server/site';
import type { RequestHandler } from './$types';

export const prerender = true;

/** Borders of the départements over the map of basins: they come after the first figures. */
export const GET: RequestHandler = async () =>
	json((await (await getSite()).maps.basins())?.departements ?? '');
