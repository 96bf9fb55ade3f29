import { idle } from '../idle';
import { withReader } from '../reader/reader';

/** A part of the page as served, not yet alive. */
interface Sleeper {
	wake: () => void;
}

/** In the order of the page. */
const asleep = new Set<Sleeper>();
let pageAwake = false;

let sayWhole: () => void;
/** Resolves once the page lives, and each of its parts. */
export const pageWhole = new Promise<void>((resolve) => (sayWhole = resolve));

/** What says that a reader is about to use a part. */
const TOUCHES = [
	'pointerover',
	'pointerdown',
	'touchstart',
	'focusin',
	'keydown',
	'click',
] as const;

function wakeNext(): void {
	const [next] = asleep;
	if (!next) {
		sayWhole();
		return layOutRest();
	}
	next.wake();
	void idle().then(wakeNext);
}

/**
 * Lays out, one after the other, the sections that the style sheet left for when they come in sight:
 * the page then has its true height, and nothing moves under a reader who jumps to its end.
 */
export function layOutRest(): void {
	const section = document.querySelector(
		':is(.stack, .stack > .later) > section:not([data-laid-out])',
	);
	if (!section) return;
	section.setAttribute('data-laid-out', '');
	void idle().then(layOutRest);
}

/** Whether the page as served has come to life: what is drawn from then on is alive from the start. */
export function isPageAwake(): boolean {
	return pageAwake;
}

/**
 * To be called once what is outside all parts lives: from the reader's first sign on, they wake one by
 * one.
 */
export function wakeWithReader(): void {
	pageAwake = true;
	withReader(() => void idle().then(wakeNext));
}

/** Wakes all that sleeps, at once: the page is about to change, and what sleeps would not follow. */
export function wakeAll(): void {
	for (const sleeper of [...asleep]) sleeper.wake();
}

/**
 * Leaves a part asleep until its turn or a reader's touch, whichever is first.
 * @returns what forgets it, when it leaves the page before it woke
 */
export function leaveAsleep(host: Element, wake: () => void): () => void {
	function forget(): void {
		asleep.delete(sleeper);
		for (const touch of TOUCHES) host.removeEventListener(touch, sleeper.wake, true);
	}
	const sleeper: Sleeper = {
		wake() {
			forget();
			wake();
		},
	};
	asleep.add(sleeper);
	for (const touch of TOUCHES)
		host.addEventListener(touch, sleeper.wake, { capture: true, passive: true });
	return forget;
}
