import type { Handle } from '@sveltejs/kit';
import { getSite } from '$lib/server/site';
import { providePublished } from '$lib/state/publishedCells';

/**
 * Pages are drawn from the cells of the data folder. They name no script to fetch ahead: compiled while
 * the page is read in, seventeen of them put off its first paint by a third.
 */
export const handle: Handle = async ({ event, resolve }) => {
	const { cells } = await getSite();
	providePublished(() => cells);
	return resolve(event, { preload: () => false });
};
