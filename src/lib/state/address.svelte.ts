/**
 * The address of a page holds what its reader chose: filters, order and words of tables, opened lists.
 * This is the one module that reads and writes its query. Read when a part of the page starts and on every
 * arrival (a link, a reload, Back); written once controls have not changed for a while, and at the latest when the page is left.
 */
import { afterNavigate, beforeNavigate, replaceState } from '$app/navigation';
import { onMount } from 'svelte';
import { pageChanges } from '$lib/ui/later/waking';
import { filterNames } from './filters';
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
	#parts = $state.raw<readonly AddressPart[]>([]);
	#writing: ReturnType<typeof setTimeout> | undefined;
	/** The query that the parts show. */
	#shown = $state.raw('');
	/** The site's filters in it: they follow the reader, also through pages that do not answer them. */
	readonly #filters = $derived.by(() => {
		const shown = new URLSearchParams(this.#shown);
		return filterNames().flatMap((name): [string, string][] => {
			const value = shown.get(name);
			return value === null ? [] : [[name, value]];
		});
	});

	readonly carried = $derived.by(() => {
		const query = new URLSearchParams(this.#filters).toString();
		return query && `?${query}`;
	});

	readonly unanswered = $derived.by(() => {
		const answered = new Set(this.#parts.flatMap(({ filters = [] }) => filters));
		return this.#filters.filter(([name]) => !answered.has(name));
	});

	/** Leaves aside the filters that the page does not answer. */
	readonly forget = (): void => {
		const names = this.unanswered.map(([name]) => name);
		const kept = [...new URLSearchParams(location.search)].filter(
			([name]) => !names.includes(name),
		);
		this.#show(new URLSearchParams(kept));
	};

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
		this.#show(new URLSearchParams([...params, ...this.unanswered]));
	};

	#show(params: URLSearchParams): void {
		const query = params.toString();
		this.#shown = query && `?${query}`;
		// eslint-disable-next-line svelte/no-navigation-without-resolve -- same page, other query
		if (this.#shown !== location.search) replaceState(this.#shown || location.pathname, {});
	}

	readonly changed = (): void => {
		clearTimeout(this.#writing);
		this.#writing = setTimeout(this.write, REST_MS);
	};
}

/** The address of whatever page is open. To be called while the layout starts. */
export function startAddress(): PageAddress {
	const address = new PageAddress();
	provideAddress(address);
	afterNavigate(address.read);
	beforeNavigate(address.write);
	// A control that has just moved is in the links of the page before one of them is followed.
	onMount(() => {
		const signs = ['pointerdown', 'keydown'] as const;
		const follow = ({ target }: Event): void => {
			if (target instanceof Element && target.closest('a')) address.write();
		};
		for (const sign of signs) addEventListener(sign, follow, true);
		return () => {
			for (const sign of signs) removeEventListener(sign, follow, true);
		};
	});
	return address;
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
