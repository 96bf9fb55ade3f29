import { dataPage } from '$lib/pages/data';
import { downloadList } from '$lib/server/downloadList';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({
	...(await dataPage(await getSite())),
	downloads: await downloadList(),
});
