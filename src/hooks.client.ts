import type { ClientInit } from '@sveltejs/kit';
import { providePublished } from '$lib/state/publishedCells';
import { openCells, type PublishedCells } from '$lib/rules/cells';
import { firstPainted } from '$lib/ui/painted';

/** The files of cells that the page names in its head. */
function cellFiles(): string[] {
	return [...document.querySelectorAll<HTMLLinkElement>('link[data-cells]')].map(
		({ href }) => href,
	);
}

async function fetchCells(url: string): Promise<PublishedCells> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${url} : réponse ${response.status}`);
	return (await response.json()) as PublishedCells;
}

/** Says on the page as served, which stays readable, that its controls will not answer. */
function sayDead(): void {
	const said = document.querySelector<HTMLElement>('[data-dead]');
	said?.removeAttribute('hidden');
	said?.querySelector('button')?.addEventListener('click', () => location.reload());
}

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
