import { engineBytes, ENGINE_FILES } from '$lib/server/engineFiles';
import { getReleases } from '$lib/server/releases';
import { siteData } from '$lib/server/site';
import type { SiteData } from '$lib/views/site';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async (): Promise<{ site: SiteData }> => ({
	site: {
		...(await siteData()),
		engine: { ...ENGINE_FILES, bytes: await engineBytes() },
		releases: (await getReleases()).list.editions.map(({ id }) => id),
	},
});
