import { getContext, setContext } from 'svelte';
import { idle } from '../idle';

const KEY = Symbol('parts in turn');

interface Turns {
	last: Promise<void>;
}

/**
 * Makes the parts of the pages below draw one after the other, in their order, each in an idle moment: a
 * page that is computed here, not served, then never holds the browser for as long as it takes whole.
 */
export function drawInTurn(): void {
	setContext<Turns>(KEY, { last: Promise.resolve() });
}

/** Resolves when it is this part's turn; null where parts are drawn at once. */
export function myTurn(): Promise<void> | null {
	const turns = getContext<Turns | undefined>(KEY);
	if (!turns) return null;
	turns.last = turns.last.then(idle);
	return turns.last;
}
