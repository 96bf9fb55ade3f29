import { json } from '@sveltejs/kit';
import { allEsfLines } from '$lib/pages/esf';
import { getSite } from '$lib/server/site';
import type { RequestHandler } from './$types';

export const prerender = true;

/** Every ESF application in a line, fetched once the page that lists them is hydrated. */
export const GET: RequestHandler = async () => json(await allEsfLines(await getSite()));
