import { getContext, setContext } from 'svelte';

const KEY = Symbol('link note');

/** Says, for every button that copies a link, what the link does not carry; null: it carries all. */
export function provideLinkNote(note: () => string | null): void {
	setContext(KEY, note);
}

/** What the links copied here do not carry, in words. */
export function useLinkNote(): () => string | null {
	return getContext<(() => string | null) | undefined>(KEY) ?? (() => null);
}
