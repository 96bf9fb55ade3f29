import type { Handle } from '@sveltejs/kit';
import { getSite } from '$lib/server/site';
import { withTitle } from '$lib/ui/citation';
import { providePublished } from '$lib/state/publishedCells';

/**
 * Pages are drawn from the cells of the data folder. The scripts that a page names are fetched by the
 * script in `app.html` once it has painted: compiled while the page is read in, seventeen of them put off
 * its first paint by a third.
 */
export const handle: Handle = async ({ event, resolve }) => {
	const { cells } = await getSite();
	providePublished(() => cells);
	return resolve(event, {
		preload: ({ type }) => type === 'js',
		transformPageChunk: ({ html }) =>
			withTitle(html).replaceAll('rel="modulepreload"', 'rel="after-paint"'),
	});
};
