import { error } from '@sveltejs/kit';
import { ON_DEMAND_TABLES, SERVED_TABLES } from '$lib/engine/servedTables';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

const TABLES = [...SERVED_TABLES, ...ON_DEMAND_TABLES];

export const entries: EntryGenerator = () => TABLES.map((table) => ({ table }));

export const GET: RequestHandler = async ({ params }) => {
	const name = TABLES.find((table) => table === params.table);
	if (!name) error(404, 'Table inconnue');
	const { bytes } = await (await getSite()).table(name);
	return new Response(bytes.slice(), {
		headers: { 'Content-Type': 'application/vnd.apache.arrow.stream' },
	});
};
