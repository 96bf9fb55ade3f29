import { render } from 'svelte/server';

type Component<Props> = (internals: never, props: Props) => unknown;

/** What the server writes for a chart, without hydration marks. */
export function rendered<Props>(component: Component<Props>, props: NoInfer<Props>): string {
	// `render` wants props with an index signature, which an interface does not have.
	const { body } = render(component as never, { props } as never) as { body: string };
	return body.replace(/<!--.*?-->/gs, '');
}

/** The same without scoped class names. */
export function markup<Props>(component: Component<Props>, props: NoInfer<Props>): string {
	return rendered(component, props)
		.replace(/ ?\bsvelte-[a-z0-9]+/g, '')
		.replace(/ class=""/g, '');
}

/** What a reader sees: words only, every kind of space alike. */
export function words(html: string): string {
	return html
		.replace(/<[^>]*>/g, ' ')
		.replace(/&nbsp;|[\s\u00a0\u202f]+/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

/** Spaces of French typography as plain ones, to compare with what a test writes. */
export const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
