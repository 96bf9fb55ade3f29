import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { awake, open } from './e2e';

/** Pages of each kind. */
export const EVERY_PAGE = [
	'',
	'regions/',
	'regions/53/',
	'segments/',
	'segments/nettoyage/',
	'acheteurs/',
	'marches-attribues/',
	'revisions/',
	'facilitateurs/',
	'fse/',
	'fse/demande-D001/',
	'fse/precontrole/',
	'simulateur/',
	'donnees/',
	'donnees/dictionnaire/',
	'explorer/',
	'methode/',
	'accessibilite/',
	'mentions-legales/',
] as const;

/** A kind of first gesture: on what, and what must have come of it once the page answers. */
interface Gesture {
	name: string;
	on: (page: Page) => Locator;
	/** What follows the press itself, such as words typed. */
	then?: (page: Page) => Promise<unknown>;
	came: (page: Page, pressed: Locator) => Promise<unknown>;
	/** What opens pushes what follows it: only what moves by itself is a fault. */
	pushes?: boolean;
}

const isOpen = async (_page: Page, summary: Locator) =>
	expect(await summary.evaluate((one) => (one.parentElement as HTMLDetailsElement).open)).toBe(
		true,
	);

export const GESTURES: readonly Gesture[] = [
	{
		name: 'the menu',
		on: (page) => page.getByRole('button', { name: 'Menu', exact: true }),
		came: (page) => page.locator('header nav:popover-open').waitFor(),
	},
	{
		name: 'the filters',
		on: (page) => page.locator('section.bar summary'),
		came: async (page, summary) => {
			await isOpen(page, summary);
			await page.locator('section.bar .controls').waitFor();
		},
		pushes: true,
	},
	{
		name: 'a table',
		on: (page) => page.locator('main details.table > summary').first(),
		came: async (page, summary) => {
			await isOpen(page, summary);
			await page.locator('main details.table[open] table').first().waitFor();
		},
		pushes: true,
	},
	{
		name: 'a disclosure',
		on: (page) => page.locator('main .page details:not(.table) > summary').first(),
		came: isOpen,
		pushes: true,
	},
	{
		name: 'a definition',
		on: (page) => page.locator('main .page button[popovertarget]').first(),
		came: (page) => page.locator('main [popover]:popover-open').first().waitFor(),
	},
	{
		name: 'an export',
		on: (page) => page.locator('main button.export').first(),
		came: (page) => page.locator('main button.export[aria-expanded="true"]').first().waitFor(),
		pushes: true,
	},
	{
		name: 'an origin',
		on: (page) => page.locator('main button.trace').first(),
		came: async (page) => {
			await page.getByRole('dialog').waitFor();
			expect(await page.getByRole('dialog').count()).toBe(1);
		},
	},
	{
		name: 'a link',
		on: (page) => page.locator('header nav a', { hasText: 'Méthode' }),
		came: async (page) => {
			await page.waitForURL('**/methode/');
			await page.locator('main h1').waitFor();
		},
		pushes: true,
	},
	{
		name: 'the search',
		on: (page) => page.getByRole('combobox', { name: /^Rechercher/ }),
		then: (page) => page.keyboard.type('breta', { delay: 20 }),
		came: async (page) => {
			await page.getByRole('option').first().waitFor();
			expect(await page.getByRole('combobox', { name: /^Rechercher/ }).inputValue()).toBe('breta');
		},
		// Each letter gives another list.
		pushes: true,
	},
];

/** Notes each move of the layout, and whether the reader had just acted. */
const watchShifts = (page: Page) =>
	page.addInitScript(() => {
		const shifts: { value: number; at: number; justActed: boolean; what: string }[] = [];
		Object.assign(globalThis, { shifts });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEntry & {
				value: number;
				hadRecentInput: boolean;
				sources: { node: Node | null }[];
			})[])
				shifts.push({
					value: entry.value,
					at: entry.startTime,
					justActed: entry.hadRecentInput,
					what: entry.sources.map(({ node }) => node?.textContent?.trim().slice(0, 30)).join(' | '),
				});
		}).observe({ type: 'layout-shift', buffered: true });
	});

/** The page's clock once the frame that holds what is there is drawn, however slow the machine. */
const drawn = (page: Page) =>
	page.evaluate(async () => {
		await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
		return performance.now();
	});

interface Shift {
	value: number;
	/** When, by the page's clock. */
	at: number;
	justActed: boolean;
	what: string;
}

/**
 * What moved by itself, or under a gesture that pushes nothing, as lines; empty when nothing did.
 * @param pushed from the press to what came of it, where that pushes what follows: done again once the page
 * listens, it may come later than what a browser counts as the reader's
 */
async function moved(page: Page, pushed: readonly [number, number] | null): Promise<string[]> {
	const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);
	const expected = ({ justActed, at }: Shift) =>
		pushed !== null && (justActed || (at >= pushed[0] && at <= pushed[1]));
	return shifts
		.filter((shift) => shift.value > 0 && !expected(shift))
		.map(({ value, what }) => `${value.toFixed(4)} ${what}`);
}

export interface Pointer {
	width: number;
	touch: boolean;
}

export const MOUSE: Pointer = { width: 1280, touch: false };
export const FINGER: Pointer = { width: 390, touch: true };

/**
 * Makes a gesture as soon as a page is painted, and waits for what must come of it.
 * @returns what moved, and whether the page has such a thing to press
 */
export async function firstGesture(
	path: string,
	gesture: Gesture,
	{ width, touch }: Pointer,
): Promise<{ made: boolean; after: number; moved: string[] }> {
	const page = await open(path, { width, touch, painted: true, prepare: watchShifts });
	const pressed = gesture.on(page);
	// One call for the place: each costs some of the 300 ms.
	const place = (await pressed.count())
		? await pressed.first().evaluate(async (element) => {
				const seen = () => {
					const { left, top, width, height } = element.getBoundingClientRect();
					return { x: left + width / 2, y: top + height / 2, width, height };
				};
				if (seen().y > innerHeight || seen().y < 60) {
					element.scrollIntoView({ block: 'center' });
					// A reader presses what is seen.
					await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
				}
				// Read before the press: a link leaves the page at once.
				const at = performance.now();
				const after = at - (performance.getEntriesByType('paint')[0]?.startTime ?? 0);
				return { ...seen(), shown: element.checkVisibility(), at, after };
			})
		: null;
	const made = place !== null && place.shown && place.width > 0;
	let pushed: [number, number] | null = null;
	if (made) {
		if (touch) await page.touchscreen.tap(place.x, place.y);
		else await page.mouse.click(place.x, place.y);
		await gesture.then?.(page);
		await gesture.came(page, pressed.first());
		if (gesture.pushes) pushed = [place.at, await drawn(page)];
	}
	await awake(page);
	// What was kept has been done again by then: nothing is undone, nor done twice.
	await page.waitForTimeout(100);
	if (made) await gesture.came(page, pressed.first());
	const found = { made, after: place?.after ?? 0, moved: await moved(page, pushed) };
	await page.context().close();
	return found;
}
