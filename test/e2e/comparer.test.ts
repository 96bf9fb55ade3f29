import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axeInBoth } from '../support/axe';
import { open } from '../support/e2e';

/** Once the page listens to its controls. */
async function alive(page: Page): Promise<void> {
	await page.locator('html[data-engine]').waitFor();
}

test('regions chosen stay in the address, stand side by side, and follow the edition', async () => {
	const page = await open('regions/', { width: 390 });
	await alive(page);
	await page.getByRole('checkbox', { name: 'Lorraine' }).check();
	await page.getByRole('checkbox', { name: 'Bretagne' }).check();
	await expect.poll(() => new URL(page.url()).search).toBe('?comparer=53-41');
	const side = page.getByRole('region', { name: 'Côte à côte' });
	await expect
		.poll(() => side.locator('h3').allInnerTexts())
		.toEqual(['Bretagne', 'Lorraine', 'France']);
	await page.getByLabel('Région détaillée').selectOption({ label: 'Alsace' });
	await expect.poll(() => new URL(page.url()).search).toContain('detail=42');

	// The same link in another window shows the same thing; no engine is needed for it.
	const link = await open(`regions/${new URL(page.url()).search}`, {
		prepare: (other) => other.route('**/moteur/**', (route) => route.abort()),
		expected: /Failed to load|moteur/,
	});
	await alive(link);
	await expect.poll(() => link.getByLabel('Région détaillée').inputValue()).toBe('42');
	expect(await link.getByRole('checkbox', { name: 'Bretagne' }).isChecked()).toBe(true);
	expect(await link.locator('.multiples .highlight').count()).toBe(2);
	expect(await link.locator('.ranking .highlight').count()).toBe(2);
	await link.getByLabel('Régions de', { exact: true }).selectOption('2016');
	await expect.poll(() => link.getByRole('checkbox', { name: 'Grand Est' }).isChecked()).toBe(true);
	await expect.poll(() => new URL(link.url()).search).toContain('comparer=53-44');
	await link.getByRole('button', { name: 'Tout effacer' }).click();
	await expect.poll(() => new URL(link.url()).search).toBe('?regions=2016');
});

test('the threshold is explored by keyboard, without any engine, for France and for a region', async () => {
	const page = await open('segments/', {
		prepare: (other) => other.route('**/moteur/**', (route) => route.abort()),
		expected: /Failed to load|moteur/,
	});
	await alive(page);
	const said = page.locator('#seuil ~ .grid [role="status"]').last();
	const slider = page.getByLabel('Seuil essayé');
	await slider.focus();
	// Expected shares: an independent computation in exact fractions from the files of data/demo.
	for (let step = 50; step < 55; step += 1) await page.keyboard.press('ArrowRight');
	await expect.poll(() => said.innerText()).toContain('part de 7,9\u00a0%');
	expect(await said.innerText()).toContain('sortent Restauration collective');
	for (let step = 55; step < 65; step += 1) await page.keyboard.press('ArrowRight');
	await expect.poll(() => said.innerText()).toContain('part de 11,8\u00a0%');
	expect(await said.innerText()).toContain('objectif atteint');
	await expect.poll(() => new URL(page.url()).search).toBe('?seuil=65');
	// The trials of that verdict, as the home page says them at that threshold.
	const tried = page.locator('#seuil ~ .grid').getByText(/^Verdict /);
	const home = await open('?seuil=65');
	const words = await home
		.locator('#resultat')
		.getByText(/^Verdict /)
		.innerText();
	expect(words).toContain(await tried.innerText());
	await page.getByLabel('Territoire').selectOption('53');
	await expect.poll(() => new URL(page.url()).search).toBe('?seuil=65&territoire=53');
	await page.keyboard.press('Tab');
	await page.getByRole('button', { name: 'Revenir à 50' }).click();
	// As the brief of Bretagne says it.
	await expect.poll(() => said.innerText()).toContain('part de 12,3\u00a0%');
});

test('live figures equal the prerendered ones on the page of a segment', async () => {
	const page = await open('segments/nettoyage/');
	// A living page says how its figures are asked where they come from.
	await alive(page);
	const figures = async () =>
		(await page.locator('main .page.stack').innerText()).replace(/\s+/g, ' ');
	const prerendered = await figures();
	await page.getByLabel('Établissements publics compris').check();
	await expect.poll(figures).not.toBe(prerendered);
	await page.getByLabel('Établissements publics compris').uncheck();
	await expect.poll(figures).toBe(prerendered);
	expect(await axeInBoth(page)).toEqual([]);
});

test('axe finds nothing on the comparisons, light and dark', async () => {
	for (const path of ['regions/?comparer=53-11', 'segments/']) {
		const page = await open(path);
		expect([path, await axeInBoth(page)]).toEqual([path, []]);
	}
});

test('the order and the filter of a table stay in the address: a link shows the same rows', async () => {
	for (const [path, words, header, search] of [
		['regions/', 'al', 'Écart à 10', '?tri.tableau=-ecart-a-10&mots.tableau=al'],
		[
			'segments/',
			'nett',
			'Part de main d’œuvre',
			'?tri.tableau=-part-de-main-d-oeuvre&mots.tableau=nett',
		],
	] as const) {
		const rowsOf = (of: Page) => {
			const table = of.locator('section[aria-labelledby="tableau"]');
			return table.locator('tbody tr th').allInnerTexts();
		};
		const page = await open(path);
		await alive(page);
		const table = page.locator('section[aria-labelledby="tableau"]');
		await table.getByRole('columnheader').getByRole('button', { name: header }).first().click();
		await table.getByLabel('Filtrer les lignes').fill(words);
		await expect.poll(() => new URL(page.url()).search).toBe(search);
		const seen = await rowsOf(page);
		expect(seen.length).toBeGreaterThan(0);

		const link = await open(path + search);
		await alive(link);
		await expect.poll(() => rowsOf(link)).toEqual(seen);
		const shared = link.locator('section[aria-labelledby="tableau"]');
		expect(await shared.getByLabel('Filtrer les lignes').inputValue()).toBe(words);
		expect(await shared.locator('th[aria-sort="descending"]').count()).toBe(1);
		await shared.getByLabel('Filtrer les lignes').fill('');
		await expect.poll(() => new URL(link.url()).search).toBe(search.replace(/&mots.*/, ''));
	}
});
