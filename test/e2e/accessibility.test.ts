import { expect, inject, test } from 'vitest';
import { axe, axeInBoth } from '../support/axe';
import { alive, open, sharedPage } from '../support/e2e';

const PAGES = [
	'regions/53/',
	'regions/44/',
	'marches-attribues/',
	'revisions/',
	'methode/',
	'accessibilite/',
	'mentions-legales/',
	'donnees/',
	'donnees/dictionnaire/',
];

/** Their own tests try them in the light. */
const DARK_ONLY = ['acheteurs/', 'segments/nettoyage/', 'explorer/'];

const visit = sharedPage();

test.each(PAGES)('axe finds nothing on /%s, light and dark', async (path) => {
	const page = await visit(path);
	expect(await axeInBoth(page)).toEqual([]);
});

test.each(DARK_ONLY)('axe finds nothing on /%s, dark', async (path) => {
	const page = await visit(path, { scheme: 'dark' });
	expect(await axe(page)).toEqual([]);
});

test('every page reads without JavaScript, with a path back to the home page', async () => {
	const said = {
		'regions/': 'Toutes les régions en chiffres',
		'segments/': 'Tous les segments en chiffres',
		'segments/nettoyage/': 'Les régions dans ce segment',
		'acheteurs/': 'Central et déconcentré',
		'marches-attribues/': 'Sous chaque cadre de la loi',
		'simulateur/': 'Comparer les deux plans',
		'fse/precontrole/': 'Pré-contrôler',
		'donnees/': 'Qualité des données publiées',
		'donnees/dictionnaire/': 'achats.csv',
		'accessibilite/': 'Ce qui n’a pas été contrôlé',
		'mentions-legales/': 'Vos données',
	};
	const page = await open('', { javaScript: false });
	for (const [path, words] of Object.entries(said)) {
		await page.goto(new URL(path, inject('siteUrl')).href);
		expect(await page.locator('main').innerText(), path).toContain(words);
		expect(await page.getByRole('link', { name: 'Accueil' }).count(), path).toBeGreaterThan(1);
	}
});

test('on a phone no page scrolls sideways', async () => {
	const others = [
		'',
		'regions/?comparer=53-11',
		'segments/',
		'simulateur/',
		'fse/',
		'facilitateurs/',
	];
	for (const path of [...others, ...PAGES, ...DARK_ONLY]) {
		const page = await visit(path, { width: 360 });
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
	await expect.poll(() => cell.count(), { message: 'the grid is one stop of the Tab key' }).toBe(1);
	await cell.focus();
	const before = await page.locator('.heat-map').innerText();
	await page.keyboard.press('ArrowRight');
	await expect.poll(() => page.locator('.heat-map').innerText()).not.toBe(before);
	expect(await cell.count(), 'the stop follows the arrows').toBe(1);
});
