import { unpackEntries, type PackedEntry, type SearchEntry } from './entries';
import { indexEntries, search } from './rank';

/** Answers the words typed, best first. */
export type Finder = (typed: string) => SearchEntry[];

/** @throws {Error} when the index cannot be read */
export async function fetchFinder(url: string): Promise<Finder> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${url} : statut ${response.status}`);
	const indexed = indexEntries(unpackEntries((await response.json()) as PackedEntry[]));
	return (typed) => search(indexed, typed);
}

export { SEARCH_KIND_WORDS } from './entries';
