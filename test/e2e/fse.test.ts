import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { axeInBoth, open } from '../support/e2e';

const cards = (page: Page) => page.locator('main details:has(.id)');
const result = (page: Page) => page.locator('main .outcome[role="status"]');

/** Waits until the form answers, so that nothing typed is lost to a page that has not started. */
async function openForm(address = '', options: Parameters<typeof open>[1] = {}): Promise<Page> {
	const page = await open(`fse/precontrole/${address}`, { ...options });
	await page.locator('form[data-ready]').waitFor();
	return page;
}

test('without JavaScript every application is there, with its rules and its amounts', async () => {
	const page = await open('fse/', { javaScript: false });
	expect(await cards(page).count()).toBe(62);
	// Counted from the published file by an independent reading of the method.
	const text = await page.locator('main').innerText();
	expect(text).toContain('26\u00a0demandes éligibles sur 62');
	const card = cards(page).filter({ hasText: 'D018' });
	await card.locator('summary').click();
	await expect.poll(() => card.innerText()).toContain('Inéligible\u00a0: règles R3 et R4.');
	expect(await card.locator('ol.rules > li').count()).toBe(15);
});

test('filters and the opened application stand in the address', async () => {
	const page = await open('fse/?region=82&resultat=a_examiner#demande-D032', {});
	await expect.poll(() => cards(page).count()).toBe(4);
	expect(await page.locator('#demande-D032').isVisible()).toBe(true);
	await page.getByLabel('Résultat', { exact: true }).selectOption('');
	await page.getByLabel('Région', { exact: true }).selectOption('');
	await page.getByLabel('Règle en motif ou avertissement').selectOption('R7');
	await expect
		.poll(() => cards(page).locator('.id').allInnerTexts())
		.toEqual(['D015', 'D039', 'D040', 'D041']);
	expect(new URL(page.url()).search).toBe('?regle=R7');
	await cards(page).filter({ hasText: 'D040' }).locator('summary').click();
	await expect.poll(() => page.url()).toContain('?regle=R7#demande-D040');
});

test('a public site holds no SIRET of a beneficiary and no post', async () => {
	const folder = inject('siteFolder');
	const source = await readFile('data/demo/demandes_fse.csv', 'utf8');
	const sirets = source.match(/\b000400\d{8}\b/g) ?? [];
	expect(sirets.length).toBeGreaterThan(50);
	for (const file of ['fse/index.html', 'fse/__data.json', 'fse/precontrole/index.html']) {
		const published = await readFile(`${folder}/${file}`, 'utf8');
		expect(sirets.filter((siret) => published.includes(siret))).toEqual([]);
		expect(published).not.toContain('P019');
	}
});

test('a listed application, edited, goes through each outcome', async () => {
	const page = await openForm('?demande=D001');
	await expect.poll(() => result(page).innerText()).toContain('éligible');
	expect(await result(page).innerText()).toContain('aucune information ne manque');

	await page.getByLabel('Fonction d’interface (R2)').selectOption('');
	await expect.poll(() => result(page).innerText()).toContain('À examiner\u00a0: règle R2.');
	await page.getByLabel('Fonction d’interface (R2)').selectOption('non');
	await expect.poll(() => result(page).innerText()).toContain('Inéligible\u00a0: règle R2.');
	await page.getByLabel('Région (2010)').selectOption('04');
	await expect.poll(() => result(page).innerText()).toContain('Hors champ\u00a0: règles R1, R2');

	await page.getByLabel('Région (2010)').selectOption('53');
	await page.getByLabel('Fonction d’interface (R2)').selectOption('oui');
	await expect.poll(() => result(page).innerText()).toContain('aucune information ne manque');
});

test('a post that grows keeps the increment of its cost, and the rate caps the amount', async () => {
	const page = await openForm('?demande=D001');
	await page.getByLabel('Le poste en remplace un autre (R3)').check();
	await page.getByLabel('Temps de travail du poste précédent').fill('0,75');
	await expect.poll(() => result(page).innerText()).toContain('À examiner\u00a0: règle R3.');
	// A quarter of 131 803,32 is 32 950,83; forty percent of that is 13 180,33.
	await page.getByLabel('Taux de cofinancement').fill('40');
	const steps = page.locator('table.steps');
	await expect.poll(() => steps.innerText()).toContain('32\u202f950,83\u00a0€');
	await expect.poll(() => steps.innerText()).toContain('13\u202f180,33\u00a0€');
});

test('the address reproduces the form, without the number of the beneficiary', async () => {
	const first = await openForm('?demande=D020');
	await first.getByLabel('SIRET du bénéficiaire').fill('00090001900019');
	await first.getByLabel('FSE demandé').fill('1 000,50');
	await expect.poll(() => first.url()).toContain('montant_fse=1+000%2C50');
	const { hash, search } = new URL(first.url());
	expect(search).toBe('');
	expect(hash).not.toMatch(/0009/);
	const second = await openForm(hash);
	await expect
		.poll(() => second.locator('table.steps').innerText())
		.toContain('1\u202f000,50\u00a0€');
	expect(await result(second).innerText()).toBe(await result(first).innerText());
});

/** The label of what has the focus. */
const focused = (page: Page) =>
	page.evaluate(() => {
		const found = document.activeElement;
		const label = found instanceof HTMLInputElement || found instanceof HTMLSelectElement;
		return ((label ? found.labels?.[0]?.innerText : found?.textContent) ?? '').trim();
	});

async function tabTo(page: Page, label: string): Promise<void> {
	for (let i = 0; i < 200; i++) {
		if ((await focused(page)).startsWith(label)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab never reached ${label}`);
}

test('the form is filled by keyboard alone, up to an eligible result', async () => {
	const page = await openForm();
	expect(await result(page).innerText()).toContain('à examiner');
	const type = async (label: string, text: string) => {
		await tabTo(page, label);
		await page.keyboard.type(text);
	};
	// Days and months are the same number, whatever the order in which the browser asks for them.
	await type('Région (2010)', 'Bretagne');
	await type('SIRET du bénéficiaire', '00090001900019');
	await type('Fonction d’interface (R2)', 'Oui');
	await tabTo(page, 'Sécurité');
	await page.keyboard.press('Space');
	await tabTo(page, 'Carhaix-Plouguer');
	await page.keyboard.press('Space');
	await type('Créé le', '11112011');
	await type('Temps de travail du poste', '1');
	await type('Demande déposée le', '12122011');
	await type('Fin de l’opération (R8)', '12122013');
	await tabTo(page, 'Autre fonds de l’Union européenne (R11)');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await type('Coût total', '40000');
	await type('FSE demandé', '20000');
	await tabTo(page, 'Ajouter une dépense');
	await page.keyboard.press('Enter');
	await type('Montant, ligne 1', '40 000');
	await type('Payée le, ligne 1', '12122012');
	for (const label of ['Mutualisation', 'Mise en réseau', 'Valeur ajoutée', 'Lien avec']) {
		await type(label, 'Oui');
	}
	await expect.poll(() => result(page).innerText()).toContain('aucune information ne manque');
	await expect
		.poll(() => page.locator('table.steps').innerText())
		.toContain('20\u202f000,00\u00a0€');
});

test('axe finds nothing on the ESF pages, light and dark', async () => {
	// Four cards of the sixty-two: axe takes its time on each.
	const list = await open('fse/?regle=R7#demande-D040');
	await list.locator('#demande-D040').waitFor();
	expect(await axeInBoth(list)).toEqual([]);
	const form = await openForm('?demande=D032');
	expect(await axeInBoth(form)).toEqual([]);
});
