import { error } from '@sveltejs/kit';
import { getReleases } from '$lib/server/releases';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

const INDEX = 'index';

export const entries: EntryGenerator = async () =>
	[INDEX, ...(await getReleases()).files.keys()].map((file) => ({ file }));

/** A release, by its date, and the list of those that the site keeps. */
export const GET: RequestHandler = async ({ params }) => {
	const { files, list } = await getReleases();
	const text = params.file === INDEX ? JSON.stringify(list) : files.get(params.file);
	if (text === undefined) error(404, 'Édition inconnue');
	return new Response(text, { headers: { 'content-type': 'application/json' } });
};
