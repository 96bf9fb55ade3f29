/**
 * The address of a page holds what its reader chose: filters, order and words of tables, opened lists.
 * This is the one module that reads and writes its query. Read when a part of the page starts and on every
 * arrival (a link, a reload, Back); written once controls have not changed for a while, and at the latest when the page is left.
 */
import { afterNavigate, beforeNavigate, replaceState } from '$app/navigation';
import { onMount } from 'svelte';
import { pageChanges } from '$lib/ui/later/waking';
import {
	provideAddress,
	useAddress,
	type AddressPart,
	type AddressParts,
} from '$lib/ui/addressPart';

/** How long after the last change the address follows: rewritten at each step it slows the drawing. */
const REST_MS = 200;

class PageAddress implements AddressParts {
	/** A page before the tables in it, which start first. */
	#parts: readonly AddressPart[] = [];
	#writing: ReturnType<typeof setTimeout> | undefined;
	/** The query that the parts show. */
	#shown = '';

	add(...parts: readonly AddressPart[]): () => void {
		this.#parts = [...parts, ...this.#parts];
		// As served, a page shows its defaults.
		if (location.search !== '') {
			pageChanges();
			const params = new URLSearchParams(location.search);
			for (const part of parts) part.read(params);
		}
		this.#shown = location.search;
		return () => (this.#parts = this.#parts.filter((part) => !parts.includes(part)));
	}

	/** Takes what the address says, if it is not what the page shows. */
	readonly read = (): void => {
		const { search } = location;
		if (search === this.#shown) return;
		this.#shown = search;
		pageChanges();
		const params = new URLSearchParams(search);
		for (const part of this.#parts) part.read(params);
	};

	/** Writes what waits to be written. */
	readonly write = (): void => {
		if (this.#writing === undefined) return;
		clearTimeout(this.#writing);
		this.#writing = undefined;
		const params = new URLSearchParams();
		for (const part of this.#parts) part.write(params);
		const query = params.toString();
		this.#shown = query && `?${query}`;
		// eslint-disable-next-line svelte/no-navigation-without-resolve -- same page, other query
		if (this.#shown !== location.search) replaceState(this.#shown || location.pathname, {});
	};

	readonly changed = (): void => {
		clearTimeout(this.#writing);
		this.#writing = setTimeout(this.write, REST_MS);
	};
}

/** The address of whatever page is open. To be called while the layout starts. */
export function startAddress(): void {
	const address = new PageAddress();
	provideAddress(address);
	afterNavigate(address.read);
	beforeNavigate(address.write);
}

/**
 * Ties what a page shows to its address. To be called while the page's component starts.
 * @returns `changed`, to be called after each change of a part
 */
export function pageAddress(...parts: readonly AddressPart[]): { changed: () => void } {
	const address = useAddress();
	onMount(() => address?.add(...parts));
	return { changed: () => address?.changed() };
}
