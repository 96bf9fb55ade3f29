import type { Handle } from '@sveltejs/kit';
import { getSite } from '$lib/server/site';
import { providePublished } from '$lib/state/publishedCells';

/** Pages are drawn from the cells of the data folder. The font is asked for in the page itself. */
export const handle: Handle = async ({ event, resolve }) => {
	const { cells } = await getSite();
	providePublished(() => cells);
	return resolve(event, { preload: ({ type }) => type === 'js' });
};
