import { getContext, setContext } from 'svelte';

/** What of a page stands in its address. */
export interface AddressPart {
	/** Takes what the address says; what it does not say goes back to its default. */
	read(params: URLSearchParams): void;
	/** Adds what differs from the default. */
	write(params: URLSearchParams): void;
	/** The site's filters that the page answers: the others pass through it as they came. */
	filters?: readonly string[];
}

/** The address of the page (`state/address.svelte.ts`). */
export interface AddressParts {
	/**
	 * Parts that start, read in this order.
	 * @returns what forgets them
	 */
	add(...parts: readonly AddressPart[]): () => void;
	/** To be called after each change of a part. */
	changed(): void;
	/** Writes at once what waits to be written: a link is about to be copied, or followed. */
	write(): void;
	/** The site's filters as a query, for links to other pages: `?seuil=60`, or nothing. */
	readonly carried: string;
	/** Those of them that the page does not answer. */
	readonly unanswered: readonly (readonly [name: string, value: string])[];
}

const KEY = Symbol('address');

export function provideAddress(address: AddressParts): void {
	setContext(KEY, address);
}

/** Undefined where nothing is kept in the address. */
export const useAddress = () => getContext<AddressParts | undefined>(KEY);
