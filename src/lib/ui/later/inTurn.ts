import { getContext, setContext } from 'svelte';
import { painted } from '../painted';

const KEY = Symbol('parts in turn');

interface Turns {
	last: Promise<void>;
}

/**
 * Makes the parts of the pages below draw one after the other, in their order, one a frame: a
 * page that is computed here, not served, then never holds the browser for as long as it takes whole.
 */
export function drawInTurn(): void {
	setContext<Turns>(KEY, { last: Promise.resolve() });
}

/** Resolves when it is this part's turn; null where parts are drawn at once. */
export function myTurn(): Promise<void> | null {
	const turns = getContext<Turns | undefined>(KEY);
	if (!turns) return null;
	turns.last = turns.last.then(painted);
	return turns.last;
}
