import { OPEN_DATA } from '$lib/pages/downloads/openData';
import { revisionsCsv } from '$lib/pages/downloads/revisions';
import { getRevisions } from './releases';
import { getSite } from './site';

/** The open-data files that the site publishes, by name without extension: of the data set, and of what changed. */
export const PUBLISHED_DATA: Readonly<Record<string, () => Promise<string>>> = {
	...Object.fromEntries(
		Object.entries(OPEN_DATA).map(([name, write]) => [name, async () => write(await getSite())]),
	),
	revisions: async () => revisionsCsv(await getRevisions()),
};
