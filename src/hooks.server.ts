import type { Handle } from '@sveltejs/kit';
import { building } from '$app/environment';
import { paintFirst } from '$lib/server/paintFirst';

/**
 * A page's scripts come after its first figures: fetched beside them, they would share the line, and run
 * before they would share the machine. The font is asked for in the page itself.
 */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		preload: () => false,
		transformPageChunk: ({ html }) =>
			building && html.includes('</html>') ? paintFirst(html) : html,
	});
