import { openSource } from '$lib/pages/source';
import { siteWords } from '$lib/pages/siteWords';
import type { OwnClient } from '$lib/own/client';
import type { OwnLoaded } from '$lib/own/messages';
import type { OwnDataset } from '$lib/state/ownFiles.svelte';
import OwnFilesBanner from '$lib/ui/OwnFilesBanner.svelte';
import type { SiteData } from '$lib/views/site';
import OwnPages from './OwnPages.svelte';

/** The reader's files, read by the worker of `client`, as the data set of every page. */
export async function ownDataset(
	client: OwnClient,
	loaded: OwnLoaded,
	published: SiteData,
): Promise<OwnDataset> {
	const { info, present, books } = loaded;
	const source = await openSource({ engine: client.engine(), info, present }, client.maps());
	const words = await siteWords(source);
	return {
		site: {
			...words,
			engine: published.engine,
			tables: published.tables,
			cellFiles: [],
			address: null,
			releases: [],
		},
		source,
		books: books.map((path) => ({
			path,
			returned: () => client.ask<'returned'>({ ask: 'returned', book: path }),
		})),
		search: async () => (await import('$lib/pages/search')).searchIndex(source),
		Pages: OwnPages,
		Banner: OwnFilesBanner,
		close: () => client.stop(),
	};
}
