import { expect, inject, test } from 'vitest';
import { open } from '../support/e2e';
import {
	EVERY_PAGE,
	firstGesture,
	FINGER,
	GESTURES,
	MOUSE,
	type Pointer,
} from '../support/firstGestures';
import { walk } from '../support/walk';
import { LONG } from '../support/long';

/** `vitest run --mode long --project e2e test/e2e/gestures.test.ts`: every page with mouse and finger, forty walks. */

const EVERY_GESTURE = GESTURES.map(({ name }) => name);
/** What a finger lost once: what opens by itself, twice where the page did it again. */
const BY_FINGER = ['the menu', 'the filters', 'a table', 'a disclosure'];

/** Each gesture once, with the pointer that it failed with; all of them on every page in the long run. */
const FIRST: readonly (readonly [path: string, pointer: Pointer, gestures: readonly string[]])[] =
	LONG
		? EVERY_PAGE.flatMap((path) =>
				[MOUSE, FINGER].map((pointer) => [path, pointer, EVERY_GESTURE] as const),
			)
		: [
				['', MOUSE, EVERY_GESTURE.filter((name) => !BY_FINGER.includes(name))],
				['regions/53/', FINGER, BY_FINGER],
			];

test.each(FIRST)(
	'a first gesture on /%s is neither lost nor doubled, and nothing moves (%o)',
	async (path, pointer, gestures) => {
		const found = [];
		for (const gesture of GESTURES.filter(({ name }) => gestures.includes(name))) {
			const { made, after, moved } = await firstGesture(path, gesture, pointer);
			if (made) found.push({ name: gesture.name, after, moved });
		}
		expect(found.flatMap(({ name, moved }) => moved.map((what) => `${name}: ${what}`))).toEqual([]);
		expect(found.length).toBeGreaterThan(1);
		if (LONG)
			console.info(
				`/${path} ${pointer.width}: ${found.map(({ name, after }) => `${name} ${Math.round(after)} ms`).join(', ')}`,
			);
	},
);

const WALKS = LONG
	? { seeds: Array.from({ length: 40 }, (_, rank) => rank + 1), steps: 10 }
	: { seeds: [7], steps: 6 };

test.each(WALKS.seeds)(
	'wherever a reader goes, address and screen agree (walk %i)',
	async (seed) => {
		const page = await open('', { folded: true });
		const fresh = await open('', { folded: true });
		expect(await walk(page, fresh, { seed, steps: WALKS.steps })).toEqual([]);
	},
);

test('the number on a region of the map opens the region', async () => {
	const page = await open('');
	const number = page.locator('.region-map .labels a').filter({ visible: true }).first();
	const code = await number.getAttribute('data-code');
	await number.click();
	await page.waitForURL(new URL(`regions/${code}/`, inject('siteUrl')).href);
});

test('filters follow the reader through the menu, and are said where they change nothing', async () => {
	const page = await open('regions/53/');
	await page.getByLabel('Seuil de main d’œuvre').fill('60');
	const menu = page.getByRole('navigation', { name: 'Pages du site' });
	// At once: the address has had no time to follow.
	await menu.getByRole('link', { name: 'Segments' }).click();
	await page.getByRole('heading', { level: 1, name: /seuil de main d’œuvre/ }).waitFor();
	await expect.poll(() => page.locator('.sentence').innerText()).toContain('60\u00a0%');
	await menu.getByRole('link', { name: 'Méthode' }).click();
	const said = page.getByRole('status').filter({ hasText: 'Sans effet sur cette page' });
	await expect.poll(() => said.innerText()).toContain('seuil 60');
	await menu.getByRole('link', { name: 'Accueil' }).click();
	await expect.poll(() => page.locator('.sentence').innerText()).toContain('60\u00a0%');
	expect(await said.count()).toBe(0);
	await page.goBack();
	await said.getByRole('button', { name: 'Les oublier' }).click();
	await expect.poll(() => new URL(page.url()).search).toBe('');
	await menu.getByRole('link', { name: 'Accueil' }).click();
	await expect.poll(() => page.locator('.sentence').innerText()).toContain('50\u00a0%');
});

test('an enlarged map of basins is in the address, and a tap moves nothing of it', async () => {
	const page = await open('facilitateurs/', { width: 390, touch: true, folded: true });
	const map = page.locator('svg[data-drawing]');
	const view = () => map.locator('[data-view]').getAttribute('transform');
	const top = () => map.evaluate((drawing) => drawing.getBoundingClientRect().top);
	await map.evaluate((drawing) => drawing.scrollIntoView({ block: 'center' }));
	await page.getByRole('button', { name: 'Agrandir', exact: true }).click();
	await expect.poll(() => new URL(page.url()).searchParams.get('vue')).not.toBeNull();
	const [shown, before] = [await view(), await top()];
	const box = await map.boundingBox();
	await page.touchscreen.tap(
		(box?.x ?? 0) + (box?.width ?? 0) / 2,
		(box?.y ?? 0) + (box?.height ?? 0) / 2,
	);
	await page.locator('#bassin-pointe .detail').waitFor();
	expect([await view(), await top()]).toEqual([shown, before]);
	await page.reload();
	await page.locator('html[data-awake]').waitFor({ state: 'attached' });
	const numbers = (text: string | null) =>
		(text?.match(/-?[\d.]+/g) ?? []).map((n) => Math.round(Number(n)));
	expect(numbers(await view())).toEqual(numbers(shown));
});

test('on the heat map the names stay in sight, and the detail stands beside its cell', async () => {
	for (const width of [1280, 390]) {
		const page = await open('', { width, folded: true });
		const cell = page.getByRole('gridcell').nth(300);
		await page.locator('.heat-map .box').evaluate((box) => box.scrollIntoView({ block: 'center' }));
		await cell.evaluate((one) => one.scrollIntoView({ block: 'nearest', inline: 'center' }));
		await cell.hover();
		const [at, detail, head] = await page.evaluate(() =>
			['.heat-map td:hover', '.heat-map .beside', '.heat-map thead .corner'].map(
				(one) => document.querySelector(one)?.getBoundingClientRect().toJSON() as DOMRect,
			),
		);
		if (!at || !detail || !head) throw new Error('nothing beside the cell');
		expect(
			Math.min(Math.abs(detail.top - at.bottom), Math.abs(at.top - detail.bottom)),
		).toBeLessThan(12);
		expect(detail.left).toBeGreaterThanOrEqual(0);
		expect(detail.right).toBeLessThanOrEqual(width);
		expect(head.top).toBeGreaterThanOrEqual(0);
		expect(head.bottom).toBeLessThan(at.top);
		expect(head.left).toBeGreaterThanOrEqual(0);
	}
});
