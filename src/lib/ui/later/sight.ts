/**
 * While a hand moves a control, what is in sight follows at once; the parts out of sight follow when it
 * rests, when the page scrolls, or when it is printed.
 */
import { flushSync } from 'svelte';

/** How long after the last change the hand rests, in milliseconds. */
const REST_MS = 300;

interface Part {
	host: Element;
	/** Whether the part keeps what it shows. */
	keep: (away: boolean) => void;
}

const parts = new Set<Part>();
let resting: ReturnType<typeof setTimeout> | undefined;

/** @returns what forgets the part, when it leaves the page */
export function followSight(part: Part): () => void {
	parts.add(part);
	return () => parts.delete(part);
}

/** Whether any of an element, or of what it holds where it has no box, is in the window. */
export function inSight(host: Element): boolean {
	return [host, ...host.children].some((element) => {
		const { top, bottom, height } = element.getBoundingClientRect();
		return height > 0 && top < innerHeight && bottom > 0;
	});
}

function rest(): void {
	clearTimeout(resting);
	resting = undefined;
	removeEventListener('scroll', rest);
	removeEventListener('beforeprint', restNow);
	for (const { keep } of parts) keep(false);
}

const restNow = () => flushSync(rest);

/** To be called at each change of a control, before the page follows. */
export function favourSight(): void {
	if (resting === undefined) {
		for (const { host, keep } of parts) keep(!inSight(host));
		addEventListener('scroll', rest, { passive: true });
		addEventListener('beforeprint', restNow);
	}
	clearTimeout(resting);
	resting = setTimeout(rest, REST_MS);
}
