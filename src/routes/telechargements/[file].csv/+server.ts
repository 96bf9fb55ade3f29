import { error } from '@sveltejs/kit';
import { PUBLISHED_DATA } from '$lib/server/openData';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => Object.keys(PUBLISHED_DATA).map((file) => ({ file }));

export const GET: RequestHandler = async ({ params }) => {
	const write = PUBLISHED_DATA[params.file];
	if (!write) error(404, 'Fichier inconnu');
	return new Response(await write(), {
		headers: { 'Content-Type': 'text/csv; charset=utf-8' },
	});
};
