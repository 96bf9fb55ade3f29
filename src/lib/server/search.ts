import { queryBasins } from '$lib/queries/basins';
import { queryDepartements } from '$lib/queries/departements';
import { packEntries, searchEntries, type PackedEntry } from '$lib/views/search/entries';
import { getSite, siteData } from './site';

/** What the search box looks into, as published: names and addresses, no figure. */
export async function searchIndex(): Promise<PackedEntry[]> {
	const { engine, info, present } = await getSite();
	return packEntries(
		searchEntries({
			site: await siteData(),
			departements: await queryDepartements(engine),
			// The page of basins says nothing of them without posts.
			basins: present['postes'] ? await queryBasins(engine, info.edition_bassins) : [],
			buyers: [],
			segmentPages: false,
		}),
	);
}
