import { json } from '@sveltejs/kit';
import { coverageFile } from '$lib/pages/facilitators';
import { getSite } from '$lib/server/site';
import type { RequestHandler } from './$types';

export const prerender = true;

/** What the page of facilitators is drawn from: it fetches it before it is hydrated. Null without posts. */
export const GET: RequestHandler = async () => json(await coverageFile(await getSite()));
