import type { Component, ComponentProps } from 'svelte';

/** Only at build: the browser's bundle holds nothing of it. */
const server = import.meta.env.SSR ? await import('svelte/server') : null;

/**
 * The HTML of a component, for a part of a page that is brought to life by itself.
 * @throws {Error} in a browser, where such a part always comes as served
 */
export function bodyOf<Props extends Record<string, unknown>>(
	component: Component<Props>,
	options: {
		props: ComponentProps<Component<Props>>;
		context: Map<unknown, unknown>;
		idPrefix: string;
	},
): string {
	if (!server) throw new Error('A part of a page is rendered at build only.');
	return server.render(component as Component<Record<string, unknown>>, options).body;
}
