/**
 * The cells of the published data, read once: at build from the data folder (`hooks.server.ts`), in the
 * browser from the files that the page names, before the page comes to life (`hooks.client.ts`).
 */
import { openCells, type Cells, type PublishedCells } from '$lib/rules/cells';
import type { SiteData } from '$lib/views/site';

let published: { cells: Cells } | { files: readonly PublishedCells[] } | null = null;

/** Hands over what the site publishes, before any page is drawn. */
export function providePublished(files: readonly PublishedCells[]): void {
	published = { files };
}

/**
 * The cells of the published data.
 * @throws {Error} before {@link providePublished}
 */
export function publishedCells({ segments, pairs }: Pick<SiteData, 'segments' | 'pairs'>): Cells {
	if (!published) throw new Error('The cells are not there yet.');
	if ('files' in published) published = { cells: openCells(published.files, segments, pairs) };
	return published.cells;
}
