import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { navigating } from '$app/state';
import { providePublished } from '$lib/state/publishedCells';
import { openCells, type PublishedCells } from '$lib/rules/cells';
import { firstPainted } from '$lib/ui/painted';
import { fetchOk } from '$lib/engine/fetchOk';

/** The files of cells that the page names in its head. */
function cellFiles(): string[] {
	return [...document.querySelectorAll<HTMLLinkElement>('link[data-cells]')].map(
		({ href }) => href,
	);
}

async function fetchCells(url: string): Promise<PublishedCells> {
	const response = await fetchOk(url);
	return (await response.json()) as PublishedCells;
}

/** Says on the page as served, which stays readable, that its controls will not answer. */
function sayDead(): void {
	const said = document.querySelector<HTMLElement>('[data-dead]');
	said?.removeAttribute('hidden');
	said?.querySelector('button')?.addEventListener('click', () => location.reload());
}

const NEVER = new Promise<never>(() => {});

/**
 * Something that a page needs did not come, or came as a page of the host's (a site published anew has
 * other scripts): the page asked for is loaded whole. One that is already there stays as it was served.
 */
export const handleError: HandleClientError = ({ event, message }) => {
	if (navigating.to) {
		location.href = event.url.href;
		return NEVER;
	}
	const hydrated = document.documentElement.hasAttribute('data-awake');
	if (hydrated || event.url.href !== location.href) return { message };
	sayDead();
	return NEVER;
};

/** A page is hydrated once it is painted and its cells are there. */
export const init: ClientInit = async () => {
	try {
		const [files] = await Promise.all([Promise.all(cellFiles().map(fetchCells)), firstPainted()]);
		providePublished(({ segments, pairs }) => openCells(files, segments, pairs));
	} catch (cause) {
		sayDead();
		throw cause;
	}
};
