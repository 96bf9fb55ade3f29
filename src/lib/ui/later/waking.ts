/**
 * How a page as served is hydrated, part by part. To wake a part is to hydrate it.
 *
 * 1. A page is served whole, with its figures. The script in `app.html` keeps what a reader does before
 *    the page listens: choices in fields, clicks on buttons.
 * 2. Once the page is painted and its cells are there (`hooks.client.ts`), SvelteKit hydrates it, but for
 *    the parts in `<Later>`: they stand as served. Then {@link wakePage} does again what was kept.
 * 3. Parts wake one at a time, in the order of the page: those in sight one a frame, the others with a
 *    rest after each, so that no task is long and a reader who scrolls or types has the machine for most
 *    of the time. One that a reader points at, touches or focuses wakes at once.
 * 4. A part as served shows the page's default view. When a control or the address changes it
 *    ({@link pageChanges}), the parts in sight wake first, at once; the others are drawn anew in their
 *    turn instead of being hydrated, since what was served no longer stands.
 *
 * 5. A page that is hydrated follows its controls at once where it is in sight, and elsewhere in its turn
 *    (`sight.ts`): a part is given what it draws (`of`), and out of sight it is given it later.
 *
 * A page reached by a link inside the site is not served: its parts are drawn at once, or one after the
 * other where it is computed on the reader's own files (`inTurn.ts`).
 */
import { tick } from 'svelte';
import { painted } from '../painted';
import { favourSight, inSight } from './sight';

/** A part of the page as served, not yet hydrated. */
interface ServedPart {
	host: Element;
	/** @param asServed whether what was served still stands */
	wake: (asServed: boolean) => void;
}

/** In the order of the page. */
const waiting = new Set<ServedPart>();
let pageAwake = false;
let changed = false;

function rest(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What says that a reader is about to use a part. */
const TOUCHES = [
	'pointerover',
	'pointerdown',
	'touchstart',
	'focusin',
	'keydown',
	'click',
] as const;

/** What the script in `app.html` kept. */
interface Early {
	/** Does it again, one thing after the other; `between` is awaited before each. */
	again(between: () => Promise<void>): Promise<void>;
}

/** Whether the page as served is hydrated: what is drawn from then on answers from the start. */
export function isPageAwake(): boolean {
	return pageAwake;
}

/** Pause after a part out of sight, as a multiple of the time that it took. */
const REST = 2;
const LONGEST_REST_MS = 150;

async function wakeInTurn(): Promise<void> {
	for (;;) {
		const [next] = waiting;
		if (!next) break;
		const atOnce = changed || inSight(next.host);
		const start = performance.now();
		next.wake(!changed);
		await painted();
		if (!atOnce) await rest(Math.min(LONGEST_REST_MS, REST * (performance.now() - start)));
	}
	document.documentElement.dataset['awake'] = '';
}

/** To be called once what is outside all parts is hydrated. */
export function wakePage(): void {
	pageAwake = true;
	const early = (globalThis as { early?: Early }).early;
	void (early?.again(tick) ?? Promise.resolve()).then(painted).then(wakeInTurn);
}

/** To be called at each change of what the page shows, before it follows. */
export function pageChanges(): void {
	favourSight();
	if (changed || waiting.size === 0) return;
	for (const part of [...waiting].filter(({ host }) => inSight(host))) part.wake(true);
	changed = true;
}

/**
 * Leaves a part as served until its turn or a reader's touch, whichever is first.
 * @returns what forgets it, when it leaves the page before it woke
 */
export function leaveServed(host: Element, start: (asServed: boolean) => void): () => void {
	function forget(): void {
		waiting.delete(part);
		for (const touch of TOUCHES) host.removeEventListener(touch, touched, true);
	}
	const part: ServedPart = {
		host,
		wake(asServed) {
			forget();
			start(asServed);
		},
	};
	const touched = () => part.wake(!changed);
	waiting.add(part);
	for (const touch of TOUCHES)
		host.addEventListener(touch, touched, { capture: true, passive: true });
	return forget;
}
