import type { Handle } from '@sveltejs/kit';

/**
 * Scripts wait for the page that they bring to life: fetched beside it, they would share its line and
 * delay the first figures. The font is asked for in the page itself.
 */
export const handle: Handle = ({ event, resolve }) => resolve(event, { preload: () => false });
