import type { Handle } from '@sveltejs/kit';
import { building } from '$app/environment';
import { asServed } from '$lib/server/served';

/**
 * A page's scripts are only named in it: it fetches them once its first figures are there, and runs them
 * once a reader is. The font is asked for in the page itself.
 */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		preload: ({ type }) => type === 'js',
		transformPageChunk: ({ html }) =>
			building && html.includes('</html>') ? asServed(html, event.route.id) : html,
	});
