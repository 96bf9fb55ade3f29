import { queryRegionPairs, queryRegions, querySegments } from '$lib/queries/reference';
import type { SiteData } from '$lib/views/site';
import { oncePerObject } from '$lib/once';
import type { PageSource } from './source';

/** What every page knows of a data set: who publishes, what can be asked, and the words. */
export const siteWords = oncePerObject(
	async (source: PageSource): Promise<Omit<SiteData, 'engine' | 'tables' | 'cellFiles'>> => {
		const { engine, info, present, years, byDefault } = source;
		const [regions2010, regions2016, pairs, segments] = await Promise.all([
			queryRegions(engine, '2010'),
			queryRegions(engine, '2016'),
			queryRegionPairs(engine),
			querySegments(engine),
		]);
		return {
			info,
			present,
			years,
			byDefault,
			regions: { '2010': regions2010, '2016': regions2016 },
			pairs,
			segments,
		};
	},
);
