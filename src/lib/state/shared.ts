import { createContext } from 'svelte';
import type { Cells } from '$lib/rules/cells';
import type { SiteData } from '$lib/views/site';
import type { EngineLife } from './engine.svelte';
import { fetchOk } from '$lib/engine/fetchOk';

/** What the pages share: the data set that they show, its cells, and an engine for what needs one. */
export interface Shared {
	site: SiteData;
	/** What any question about the indicator is summed from. */
	cells: Cells;
	life: EngineLife;
	/**
	 * What a page needs beyond its first data, at the address where the site publishes it; computed on
	 * the reader's own files when they are open. A page never fetches figures by itself.
	 * @throws {Error} when it does not come, or cannot be computed on own files
	 */
	json<T>(url: string): Promise<T>;
}

export const [useShared, provideShared] = createContext<Shared>();

/** {@link Shared.json} of the published data. */
export async function publishedJson<T>(url: string): Promise<T> {
	const response = await fetchOk(url);
	return (await response.json()) as T;
}
