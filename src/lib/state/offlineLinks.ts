import { beforeNavigate } from '$app/navigation';
import { base } from '$app/paths';
import { onMount } from 'svelte';

/** The address of a page of the copy as that of its file: no server finds it in its folder. */
function fileOf(href: string): string {
	const url = new URL(href, location.href);
	if (url.href.startsWith(new URL(`${base}/`, location.href).href) && url.pathname.endsWith('/'))
		url.pathname += 'index.html';
	return url.href;
}

/**
 * In the copy to carry, pages are opened one by one, each from its file. To be called while the layout
 * starts. Links as served name their file already; those drawn since do not.
 */
export function followFiles(): void {
	beforeNavigate(({ to, willUnload, cancel }) => {
		if (willUnload || !to || fileOf(to.url.href) === fileOf(location.href)) return;
		cancel();
		location.assign(fileOf(to.url.href));
	});
	onMount(() => {
		const signs = ['click', 'auxclick'] as const;
		const follow = ({ target }: Event): void => {
			const link = target instanceof Element ? target.closest('a') : null;
			// One of a drawing has no `href` that is a text.
			const href = link?.getAttribute('href');
			if (link && href) link.setAttribute('href', fileOf(href));
		};
		for (const sign of signs) addEventListener(sign, follow, true);
		return () => {
			for (const sign of signs) removeEventListener(sign, follow, true);
		};
	});
}
