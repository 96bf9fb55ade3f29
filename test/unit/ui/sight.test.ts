import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inSight } from '$lib/ui/later/sight';

beforeAll(() => vi.stubGlobal('innerHeight', 900));
afterAll(() => vi.unstubAllGlobals());

/** An element between two heights of the page, and what it holds; one without a box has no height. */
const element = (top: number, bottom: number, children: Element[] = []) =>
	({
		getBoundingClientRect: () => ({ top, bottom, height: bottom - top }),
		children,
	}) as unknown as Element;

test.each([
	['in the window', 100, 300, true],
	['across its lower edge', 800, 1200, true],
	['in the next window', 901, 2816, false],
	['above', -300, -10, false],
])('a part %s', (_, top, bottom, seen) => {
	expect(inSight(element(top, bottom))).toBe(seen);
	// Without a box of its own, a part is where what it holds is.
	expect(inSight(element(0, 0, [element(top, bottom)]))).toBe(seen);
});
