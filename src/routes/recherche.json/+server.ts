import { json } from '@sveltejs/kit';
import { searchIndex } from '$lib/pages/search';
import { getSite } from '$lib/server/site';
import type { RequestHandler } from './$types';

export const prerender = true;

/** What the search box looks into; fetched at its first focus. */
export const GET: RequestHandler = async () => json(await searchIndex(await getSite()));
