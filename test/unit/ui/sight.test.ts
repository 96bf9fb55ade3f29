import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inSight, isNear } from '$lib/ui/later/sight';

beforeAll(() => vi.stubGlobal('innerHeight', 900));
afterAll(() => vi.unstubAllGlobals());

/** An element between two heights of the page, and what it holds; one without a box has no height. */
const element = (top: number, bottom: number, children: Element[] = []) =>
	({
		getBoundingClientRect: () => ({ top, bottom, height: bottom - top }),
		children,
	}) as unknown as Element;

test.each([
	['in the window', 100, 300, true, true],
	['across its lower edge', 800, 1200, true, true],
	['in the next window', 1630, 2816, false, true],
	['two windows down', 1801, 2000, false, false],
	['above', -300, -10, false, false],
])('a part %s', (_, top, bottom, seen, near) => {
	expect([inSight(element(top, bottom)), isNear(element(top, bottom))]).toEqual([seen, near]);
	// Without a box of its own, a part is where what it holds is.
	const bare = element(0, 0, [element(top, bottom)]);
	expect([inSight(bare), isNear(bare)]).toEqual([seen, near]);
});
