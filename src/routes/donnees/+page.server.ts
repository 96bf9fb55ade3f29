import { dataPage } from '$lib/pages/data';
import { schemaOrg } from '$lib/pages/catalogue/schemaOrg';
import { downloadList } from '$lib/server/downloadList';
import { getPublication } from '$lib/server/publication';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

/** Inside a script no character is written as an entity: JSON escapes those that would be. */
const escaped = (mark: string) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`;

export const load: PageServerLoad = async () => ({
	...(await dataPage(await getSite())),
	downloads: await downloadList(),
	described: JSON.stringify(schemaOrg(await getPublication())).replace(/[<&]/g, escaped),
});
