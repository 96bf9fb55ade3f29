import { error, json } from '@sveltejs/kit';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () =>
	Object.keys((await getSite()).cellFiles).map((file) => ({ file }));

/** The cells, from which any question about the indicator is summed in the browser. */
export const GET: RequestHandler = async ({ params }) => {
	const cells = (await getSite()).cellFiles[params.file];
	if (!cells) error(404, 'Fichier de cellules inconnu');
	return json(cells);
};
