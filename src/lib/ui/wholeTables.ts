import { getContext, setContext } from 'svelte';

const KEY = Symbol('whole tables');

/** Has the tables inside a component drawn whole: nobody will ask for their other rows. */
export function provideWholeTables(): void {
	setContext(KEY, true);
}

/** Called by a table while it starts. */
export const wholeTables = (): boolean => getContext<true | undefined>(KEY) ?? false;
