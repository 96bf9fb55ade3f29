import { queryBasins } from '$lib/queries/basins';
import { queryBuyerNames } from '$lib/queries/buyerNames';
import { queryDepartements } from '$lib/queries/departements';
import { NO_REGION } from '$lib/rules/territory';
import { packEntries, searchEntries, type PackedEntry } from '$lib/views/search/entries';
import type { PageSource } from './source';
import { siteWords } from './siteWords';

/** Buyers looked into, the greatest first: the index stays a small file whatever the data. */
const MOST_BUYERS = 600;

/** What the search box looks into: names and addresses, no figure. */
export async function searchIndex(source: PageSource): Promise<PackedEntry[]> {
	const { engine, info, present, byDefault } = source;
	const buyers = await queryBuyerNames(engine, byDefault.edition);
	return packEntries(
		searchEntries({
			site: await siteWords(source),
			departements: await queryDepartements(engine),
			// The page of basins says nothing of them without posts.
			basins: present['postes'] ? await queryBasins(engine, info.edition_bassins) : [],
			// Their figures are in a region's brief: out of any region there is nothing to lead to.
			buyers: buyers
				.filter(({ region }) => region !== NO_REGION)
				.slice(0, MOST_BUYERS)
				.map(({ name, ministry, region }) => ({ label: name, region, detail: ministry ?? '' })),
		}),
	);
}
