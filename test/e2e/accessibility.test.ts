import { expect, test } from 'vitest';
import { alive, axe, open } from '../support/e2e';

const PAGES = ['regions/53/', 'regions/44/', 'methode/', 'accessibilite/', 'mentions-legales/'];

test.each(PAGES.flatMap((path) => [[path, 'light'] as const, [path, 'dark'] as const]))(
	'axe finds nothing on /%s, %s',
	async (path, scheme) => {
		const page = await open(path, { scheme });
		expect(await axe(page)).toEqual([]);
	},
);

test('on a phone no page scrolls sideways', async () => {
	for (const path of [
		'',
		'regions/?comparer=53-11',
		'segments/',
		'segments/nettoyage/',
		...PAGES,
	]) {
		const page = await open(path, { width: 360 });
		const [content, window] = await page.evaluate(() => [
			document.documentElement.scrollWidth,
			document.documentElement.clientWidth,
		]);
		expect(`${path} ${content}`).toBe(`${path} ${window}`);
	}
});

test('the keyboard reaches the content, a region on the map and a case of the heat map', async () => {
	const page = await open('');
	await alive(page);
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Aller au contenu');
	const map = page.locator('.region-map a').first();
	await map.focus();
	const first = await page.locator('.region-map').innerText();
	await page.keyboard.press('ArrowDown');
	await expect.poll(() => page.locator('.region-map').innerText()).not.toBe(first);
	const cell = page.locator('.heat-map td[tabindex="0"]');
	await cell.focus();
	const before = await page.locator('.heat-map').innerText();
	await page.keyboard.press('ArrowRight');
	await expect.poll(() => page.locator('.heat-map').innerText()).not.toBe(before);
});
