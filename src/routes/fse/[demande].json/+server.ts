import { error, json } from '@sveltejs/kit';
import { esfApplication } from '$lib/pages/esf';
import { getSite } from '$lib/server/site';
import type { RequestHandler } from './$types';

export const prerender = true;

/** What the page of an application shows; fetched when a reader goes there from another page. */
export const GET: RequestHandler = async ({ params: { demande } }) =>
	json((await esfApplication(await getSite(), demande)) ?? error(404, 'Demande inconnue'));
