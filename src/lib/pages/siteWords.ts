import { queryRegionPairs, queryRegions, querySegments } from '$lib/queries/reference';
import type { SiteData } from '$lib/views/site';
import { byEdition, EDITIONS } from '$lib/rules/territory';
import { oncePerObject } from '$lib/once';
import type { PageSource } from './source';

/** What every page knows of a data set: who publishes, what can be asked, and the words. */
export const siteWords = oncePerObject(
	async (
		source: PageSource,
	): Promise<Omit<SiteData, 'engine' | 'tables' | 'cellFiles' | 'address' | 'releases'>> => {
		const { engine, info, present, years, byDefault } = source;
		const [pairs, segments, ...regions] = await Promise.all([
			queryRegionPairs(engine),
			querySegments(engine),
			...EDITIONS.map((edition) => queryRegions(engine, edition)),
		]);
		return {
			info,
			present,
			years,
			byDefault,
			regions: byEdition((edition) => regions[EDITIONS.indexOf(edition)] ?? []),
			pairs,
			segments,
		};
	},
);
