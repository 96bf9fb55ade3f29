/**
 * At each move of a control, what is in sight follows at once; the other parts follow in their order, in the
 * same frame as long as there is time left in it, then in the next ones. Printing waits for none of them.
 */
import { flushSync, tick } from 'svelte';
import { painted } from '../painted';

interface Part {
	host: Element;
	/** Whether the part keeps what it shows. */
	keep: (away: boolean) => void;
}

const parts = new Set<Part>();

/** @returns what forgets the part, when it leaves the page */
export function followSight(part: Part): () => void {
	parts.add(part);
	return () => {
		parts.delete(part);
		late.delete(part);
	};
}

/** Whether any of a part, or of what it holds where it has no box, is in the window. */
export function inSight(host: Element): boolean {
	return [host, ...host.children].some((element) => {
		const { top, bottom, height } = element.getBoundingClientRect();
		return height > 0 && top < innerHeight && bottom > 0;
	});
}

/** In the order of the page: those that follow later. */
const late = new Set<Part>();
let turn = 0;

function followNow(part: Part): void {
	late.delete(part);
	part.keep(false);
}

/** How much of a frame of 16 ms scripts may take: the rest is for its layout and paint. */
const SCRIPTS_MS = 8;

/** @param start when the frame began to be prepared, as `performance.now()` says it */
async function followInTurn(start: number): Promise<void> {
	const mine = ++turn;
	// What is in sight has followed by then.
	await tick();
	while (mine === turn && late.size > 0) {
		for (const next of late) {
			if (performance.now() - start >= SCRIPTS_MS) break;
			flushSync(() => followNow(next));
		}
		await painted();
		start = performance.now();
	}
}

function followAll(): void {
	flushSync(() => [...late].forEach(followNow));
}

/** To be called at each change of a control, before the page follows. */
export function favourSight(): void {
	for (const part of parts) {
		if (inSight(part.host)) {
			if (late.has(part)) followNow(part);
		} else {
			late.add(part);
			part.keep(true);
		}
	}
	if (late.size > 0) void followInTurn(performance.now());
}

if (typeof addEventListener === 'function') addEventListener('beforeprint', followAll);
