/**
 * The cells of the published data: at build those of the data folder (`hooks.server.ts`), in the browser
 * those of the files that the page names, fetched before it is hydrated (`hooks.client.ts`).
 */
import type { Cells } from '$lib/rules/cells';
import type { SiteData } from '$lib/views/site';

/** What the cells are read with: the segments and the regions of the site. */
type Reference = Pick<SiteData, 'segments' | 'pairs'>;

let read: ((reference: Reference) => Cells) | null = null;

/** Says how the cells are read, before any page is drawn. */
export function providePublished(how: (reference: Reference) => Cells): void {
	read = how;
}

/**
 * The cells of the published data. To be called once: in the browser they are read at each call.
 * @throws {Error} before {@link providePublished}
 */
export function publishedCells(reference: Reference): Cells {
	if (!read) throw new Error('The cells are not there yet.');
	return read(reference);
}
