import { expect, test } from 'vitest';
import { axe } from '../support/axe';
import { open } from '../support/e2e';

const NAME = /^Rechercher une région/;

test('the search finds a basin by keyboard, without accents, and leads to its card', async () => {
	const page = await open('mentions-legales/');
	const field = page.getByRole('combobox', { name: NAME });
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await page.keyboard.press('Tab');
	expect(asked.filter((path) => path.endsWith('recherche.json'))).toEqual([]);
	await field.focus();
	await page.keyboard.type('saint br');
	const options = page.getByRole('option');
	await options.first().waitFor();
	expect(await options.first().innerText()).toMatch(/Saint-Brieuc[^]*bassin d’emploi 5305/);
	expect(await field.getAttribute('aria-expanded')).toBe('true');
	expect(await page.getByRole('search').getByRole('status').innerText()).toBe('1\u00a0résultat');
	expect(asked.filter((path) => path.endsWith('recherche.json'))).toHaveLength(1);
	expect(await axe(page)).toEqual([]);

	// Escape folds the list, then empties the field; arrows unfold it again and go round.
	await page.keyboard.press('Escape');
	expect(await options.count()).toBe(0);
	expect(await field.inputValue()).toBe('saint br');
	await page.keyboard.press('ArrowDown');
	expect(await field.getAttribute('aria-activedescendant')).toBe(
		await options.first().getAttribute('id'),
	);
	expect(await options.first().getAttribute('aria-selected')).toBe('true');
	await page.keyboard.press('Enter');
	await page.waitForURL(/facilitateurs\/\?bassin=5305/);
	await page.getByText('Bassin 5305').waitFor();

	// On the same page another basin replaces the first.
	await page.getByRole('combobox', { name: NAME }).fill('Rennes');
	await page.getByRole('option').first().click();
	await page.getByText('Bassin 5312').waitFor();

	// A département leads to its region.
	await page.getByRole('combobox', { name: NAME }).fill('finistere');
	await page.getByRole('option').first().waitFor();
	await page.keyboard.press('Enter');
	await page.getByRole('heading', { level: 1, name: 'Bretagne' }).waitFor();
});

test('a search that finds nothing, or cannot load, says so', async () => {
	const page = await open('mentions-legales/', {
		width: 320,
		prepare: async (tab) => {
			let first = true;
			await tab.route('**/recherche.json', (route) => {
				if (!first) return route.continue();
				first = false;
				return route.abort();
			});
		},
		expected: /ERR_FAILED/,
	});
	const field = page.getByRole('combobox', { name: NAME });
	const said = page.getByRole('search').getByRole('status');
	await field.fill('br');
	await expect.poll(() => said.innerText()).toMatch(/n’a pas pu se charger/);
	await field.fill('bre');
	await page.getByRole('option').first().waitFor();
	await field.fill('zzzz');
	await expect.poll(() => said.innerText()).toMatch(/^Aucun/);
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	expect(await field.inputValue()).toBe('');
});

test('without JavaScript there is no dead field, and the menu opens on a phone', async () => {
	const page = await open('methode/', { javaScript: false, width: 390 });
	expect(await page.getByRole('combobox').count()).toBe(0);
	await page.getByRole('button', { name: 'Menu' }).click();
	await page.getByRole('link', { name: 'Facilitateurs' }).first().waitFor();
});
