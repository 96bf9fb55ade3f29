import { error } from '@sveltejs/kit';
import { detailContractsCsv, detailParts } from '$lib/pages/downloads/detail';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

async function regions(): Promise<string[]> {
	return [...new Set((await detailParts(await getSite())).map(({ region }) => region))];
}

export const entries: EntryGenerator = async () => (await regions()).map((region) => ({ region }));

/** The contracts of a region, where the data set says `detail: true`. */
export const GET: RequestHandler = async ({ params }) => {
	if (!(await regions()).includes(params.region)) error(404, 'Contrats non publiés');
	return new Response(await detailContractsCsv(await getSite(), params.region), {
		headers: { 'Content-Type': 'text/csv; charset=utf-8' },
	});
};
