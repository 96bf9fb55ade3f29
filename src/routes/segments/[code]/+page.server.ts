import { error } from '@sveltejs/kit';
import { segmentCodes, segmentPage } from '$lib/pages/segments';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = async () =>
	(await segmentCodes(await getSite())).map((code) => ({ code }));

export const load: PageServerLoad = async ({ params: { code } }) => {
	const found = await segmentPage(await getSite(), code);
	return found ?? error(404, `Segment inconnu\u00a0: ${code}`);
};
