import { error } from '@sveltejs/kit';
import { ENGINE_FILES, engineFile } from '$lib/server/engineFiles';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = () => Object.values(ENGINE_FILES).map((file) => ({ file }));

export const GET: RequestHandler = async ({ params }) => {
	const found = await engineFile(params.file);
	if (!found) error(404, 'Fichier inconnu');
	return new Response(found.bytes.slice(), { headers: { 'Content-Type': found.type } });
};
