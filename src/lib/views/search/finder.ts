import { unpackEntries, type PackedEntry, type SearchEntry } from './entries';
import { indexEntries, search } from './rank';
import { fetchOk } from '$lib/engine/fetchOk';

/** Answers the words typed, best first. */
export type Finder = (typed: string) => SearchEntry[];

/** @throws {Error} when the index cannot be read */
export async function fetchFinder(url: string): Promise<Finder> {
	const response = await fetchOk(url);
	return finderOf((await response.json()) as PackedEntry[]);
}

/** A finder over an index already there. */
export function finderOf(packed: PackedEntry[]): Finder {
	const indexed = indexEntries(unpackEntries(packed));
	return (typed) => search(indexed, typed);
}

export { SEARCH_KIND_WORDS } from './entries';
