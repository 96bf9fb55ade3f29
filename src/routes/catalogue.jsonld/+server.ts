import { dcat } from '$lib/pages/catalogue/dcat';
import { getPublication } from '$lib/server/publication';

export const prerender = true;

export const GET = async () =>
	new Response(JSON.stringify(dcat(await getPublication())), {
		headers: { 'Content-Type': 'application/ld+json' },
	});
