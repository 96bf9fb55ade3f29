/**
 * The address of a page holds what its reader chose: filters, order and words of tables, opened lists.
 * This is the one module that reads and writes it. Read on every arrival (a link, a reload, Back);
 * written once the hand rests, and at the latest when the page is left.
 */
import { afterNavigate, beforeNavigate, replaceState } from '$app/navigation';
import { onMount } from 'svelte';
import { pageChanges } from '$lib/ui/later/waking';

/** What a page keeps in its address. */
export interface AddressPart {
	/** Takes what the address says; what it does not say goes back to its default. */
	read(params: URLSearchParams): void;
	/** Adds what differs from the default. */
	write(params: URLSearchParams): void;
}

/** How long after the last change the address follows: rewritten at each step it slows the drawing. */
const REST_MS = 200;

/**
 * Ties parts of a page to its address. To be called while the page's component starts.
 * @param keepHash whether the fragment stays when the query is written
 * @returns `changed`, to be called after each change of a part
 */
export function pageAddress(...parts: readonly AddressPart[]): { changed: () => void } {
	let writing: ReturnType<typeof setTimeout> | undefined;
	let shown = '';

	function written(): string {
		const params = new URLSearchParams();
		for (const part of parts) part.write(params);
		return params.toString();
	}

	function read(): void {
		const { search } = location;
		// As served, a page shows its defaults.
		if (search === shown) return;
		shown = search;
		pageChanges();
		const params = new URLSearchParams(search);
		for (const part of parts) part.read(params);
	}

	function write(): void {
		if (writing === undefined) return;
		clearTimeout(writing);
		writing = undefined;
		const query = written();
		shown = query && `?${query}`;
		// eslint-disable-next-line svelte/no-navigation-without-resolve -- same page, other query
		if (shown !== location.search) replaceState(shown || location.pathname, {});
	}

	onMount(read);
	afterNavigate(read);
	beforeNavigate(write);
	onMount(() => () => clearTimeout(writing));

	return {
		changed() {
			clearTimeout(writing);
			writing = setTimeout(write, REST_MS);
		},
	};
}
