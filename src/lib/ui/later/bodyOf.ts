import type { Component, ComponentProps } from 'svelte';
import { render } from 'svelte/server';

/**
 * Only at build: the browser's bundle holds nothing of it. Not awaited here: two pages of the build that
 * wait for one another's chunk never end.
 */
const drawn = import.meta.env.SSR ? render : null;

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
	if (!drawn) throw new Error('A part of a page is rendered at build only.');
	return drawn(component as Component<Record<string, unknown>>, options).body;
}
