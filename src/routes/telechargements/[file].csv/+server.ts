import { error } from '@sveltejs/kit';
import { OPEN_DATA } from '$lib/pages/downloads/openData';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => Object.keys(OPEN_DATA).map((file) => ({ file }));

export const GET: RequestHandler = async ({ params }) => {
	const write = OPEN_DATA[params.file];
	if (!write) error(404, 'Fichier inconnu');
	return new Response(await write(await getSite()), {
		headers: { 'Content-Type': 'text/csv; charset=utf-8' },
	});
};
