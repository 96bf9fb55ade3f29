import { error } from '@sveltejs/kit';
import { regionCodes, regionPage } from '$lib/pages/region';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = async () =>
	(await regionCodes(await getSite())).map((code) => ({ code }));

export const load: PageServerLoad = async ({ params: { code } }) => {
	const page = await regionPage(await getSite(), code);
	if (!page) error(404, `Région inconnue\u00a0: ${code}`);
	return page;
};
