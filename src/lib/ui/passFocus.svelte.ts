import { tick, untrack } from 'svelte';

interface Focusable {
	focus: () => void;
}

/**
 * Before a button that does its work once goes away, gives the focus that it holds to what comes in its
 * place: without it a keyboard starts again from the top of the page.
 *
 * @param gone true when the button is about to leave
 * @param button the button, while it is there
 * @param next what takes the focus, once it is there
 */
export function passFocus(
	gone: () => boolean,
	button: () => HTMLElement | undefined,
	next: () => Focusable | undefined,
): void {
	$effect.pre(() => {
		if (!gone()) return;
		const held = untrack(button);
		if (!held || document.activeElement !== held) return;
		void tick().then(() => next()?.focus());
	});
}
