import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { open, sharedPage } from '../support/e2e';

/** One engine for all that a control asks. */
const visit = sharedPage();

const headline = (page: Page) => page.locator('main .figure').first();

/** All that a reader sees in the page's figures, the engine's state aside. */
async function figures(page: Page): Promise<string> {
	const text = await page.locator('main .page.stack').innerText();
	return text.replace(/\s+/g, ' ');
}

async function threshold(page: Page, value: number): Promise<void> {
	await page.getByLabel('Seuil de main d’œuvre').fill(String(value));
}

test.each(['', 'regions/53/', 'regions/44/'])(
	'live figures equal the prerendered ones on /%s',
	async (path) => {
		const prerendered = await figures(await open(path));
		const page = await visit(path);
		await threshold(page, 65);
		await expect.poll(() => figures(page)).not.toBe(prerendered);
		await threshold(page, 50);
		await expect.poll(() => figures(page)).toBe(prerendered);
	},
);

// Expected shares: an independent computation in exact fractions from the files of data/demo.
test('each control recomputes the national share', async () => {
	const page = await visit('');
	const shows = (text: string) => expect.poll(() => headline(page).innerText()).toContain(text);
	await threshold(page, 65);
	await shows('11,8\u00a0%');
	await shows('atteint');
	await threshold(page, 55);
	await shows('7,9\u00a0%');
	await threshold(page, 50);
	await shows('8,4\u00a0%');
	await page.getByLabel('Valeur d’une heure').selectOption('prudente');
	await shows('8,0\u00a0%');
	await page.getByLabel('Valeur d’une heure').selectOption('genereuse');
	await shows('8,9\u00a0%');
	await page.getByLabel('Valeur d’une heure').selectOption('centrale');
	await page.getByLabel('Exercice', { exact: true }).selectOption('2009');
	await shows('4,6\u00a0%');
	await page.getByRole('button', { name: 'Vue par défaut' }).click();
	await shows('8,4\u00a0%');
	await page.getByLabel('Familles').selectOption('handicap');
	await expect.poll(() => headline(page).innerText()).toContain('Vue partielle');
	await page.getByLabel('Familles').selectOption('toutes');
	const before = await figures(page);
	await page.getByLabel('Établissements publics compris').check();
	await expect.poll(() => figures(page)).not.toBe(before);
});

test('a link reproduces what its sender saw, and nonsense falls back to the default', async () => {
	const page = await open('?exercice=2011&regions=2016&seuil=55');
	await expect
		.poll(() => page.locator('.sentence').innerText())
		.toBe('Exercice 2011 · régions de 2016 · segments à 55\u00a0% de main d’œuvre et plus');
	await expect.poll(() => page.locator('main').innerText()).toContain('Grand Est');

	const mistyped = await open('?exercice=1789&regions=2025&seuil=abc&famille=%3Cscript%3E', {});
	await expect
		.poll(() => mistyped.locator('.sentence').innerText())
		.toBe('Exercice 2012 · régions de 2010 · segments à 50\u00a0% de main d’œuvre et plus');
});

test('the address follows the controls, and holds only what differs from the default', async () => {
	const page = await visit('regions/53/');
	await threshold(page, 60);
	await expect.poll(() => new URL(page.url()).search).toBe('?seuil=60');
	await threshold(page, 50);
	await expect.poll(() => new URL(page.url()).search).toBe('');
});
