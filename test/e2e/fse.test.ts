import { readdir, readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { axeInBoth } from '../support/axe';
import { open } from '../support/e2e';

/** Lines of the list of applications. */
const lines = (page: Page) =>
	page.getByRole('table', { name: /^Demandes FSE/ }).locator('tbody tr');
const ids = (page: Page) => lines(page).locator('th').allInnerTexts();
const filter = (page: Page, label: string) => page.getByLabel(label, { exact: true });

/** What the published file says of the applications; none of its cells holds a comma. */
async function published(): Promise<{ id: string; outcome: string; cappedEsf: string }[]> {
	const file = await readFile(`${inject('siteFolder')}/telechargements/demandes_fse.csv`, 'utf8');
	return file
		.trim()
		.split('\n')
		.slice(1)
		.map((line) => {
			const [id = '', , outcome = '', , , , cappedEsf = ''] = line.split(',');
			return { id, outcome, cappedEsf };
		});
}

const result = (page: Page) => page.locator('main .outcome[role="status"]');

/** Waits until the form answers, so that nothing typed is lost to a page that has not started. */
async function openForm(address = '', options: Parameters<typeof open>[1] = {}): Promise<Page> {
	const page = await open(`fse/precontrole/${address}`, { ...options });
	await page.locator('form[data-ready]').waitFor();
	return page;
}

test('without JavaScript the first applications are listed, each leading to its rules and amounts', async () => {
	const page = await open('fse/', { javaScript: false });
	// Counted from the published file by an independent reading of the method.
	const text = await page.locator('main').innerText();
	expect(text).toContain('26\u00a0demandes éligibles sur 62');
	expect(text).toContain('62\u00a0demandes. Les 15 premières sont ci-dessous.');
	expect(await ids(page)).toEqual((await published()).slice(0, 15).map(({ id }) => id));
	await lines(page).getByRole('link', { name: 'D015' }).click();
	await page.getByRole('heading', { level: 1, name: /^Demande D015/ }).waitFor();
	const said = await page.locator('main').innerText();
	expect(said).toContain('À examiner\u00a0: règles R1, R6 et R7.');
	expect(said).toContain('FSE plafonné');
	expect(await page.locator('ol.rules > li').count()).toBe(15);
});

test('each application has a page as served, that leads to the next', async () => {
	const seen: string[] = [];
	for (let next: string | undefined = 'demande-D001'; next;) {
		const html: string = await readFile(`${inject('siteFolder')}/fse/${next}/index.html`, 'utf8');
		expect(html.match(/<li class="(pass|warning|review|excludes)/g)).toHaveLength(15);
		seen.push(next);
		next = /href="[^"]*\/(demande-[^"/]*)\/">Suivante/.exec(html)?.[1];
	}
	expect(seen).toEqual((await published()).map(({ id }) => `demande-${id}`));
});

test('filters bear on all applications, stand in the address, and Back gives them again', async () => {
	const page = await open('fse/?region=82&resultat=a_examiner');
	await expect.poll(() => lines(page).count()).toBe(4);
	await filter(page, 'Résultat').selectOption('');
	await filter(page, 'Région').selectOption('');
	await filter(page, 'Règle en motif ou avertissement').selectOption('R7');
	const withRule7 = ['D015', 'D039', 'D040', 'D041'];
	await expect.poll(() => ids(page)).toEqual(withRule7);
	await expect.poll(() => new URL(page.url()).search).toBe('?regle=R7');
	await page.getByText('4\u00a0demandes sur 62 : règle R7', { exact: true }).waitFor();

	await lines(page).getByRole('link', { name: 'D040' }).click();
	await page.getByRole('heading', { level: 1, name: /^Demande D040/ }).waitFor();
	expect(new URL(page.url()).pathname).toMatch(/\/fse\/demande-D040\/$/);
	await page.goBack();
	await expect.poll(() => ids(page)).toEqual(withRule7);
	expect(await filter(page, 'Règle en motif ou avertissement').inputValue()).toBe('R7');
});

test('the whole list comes when asked, and its order is that of all applications', async () => {
	const page = await open('fse/');
	const all = await published();
	const most = Math.max(...all.map(({ cappedEsf }) => Number(cappedEsf)));
	const [greatest] = all.filter(({ cappedEsf }) => Number(cappedEsf) === most);
	await page
		.getByRole('columnheader', { name: /FSE plafonné/ })
		.getByRole('button')
		.click();
	await expect.poll(async () => (await ids(page))[0]).toBe(greatest?.id);
	expect(await lines(page).count()).toBe(15);
	await page.getByRole('button', { name: 'Tout afficher (62)' }).click();
	await expect.poll(() => lines(page).count()).toBe(62);
	await expect.poll(() => new URL(page.url()).search).toBe('?tri.demandes=-fse-plafonne');
});

test('an earlier link to an application leads to its page', async () => {
	const page = await open('fse/?region=53#demande-D032');
	await page.getByRole('heading', { level: 1, name: /^Demande D032/ }).waitFor();
	expect(new URL(page.url()).pathname).toMatch(/\/fse\/demande-D032\/$/);
});

test('a list that does not come says so once it is needed, and may be asked again', async () => {
	const LIST = '**/listes/demandes-fse.json';
	const page = await open('fse/', {
		prepare: (opened) => opened.route(LIST, (route) => route.abort()),
		expected: /ERR_FAILED/,
	});
	await page.locator('html[data-engine]').waitFor();
	expect(await page.getByText('n’est pas arrivée').count()).toBe(0);
	await filter(page, 'Résultat').selectOption('hors_champ');
	await page.getByText('La liste des demandes n’est pas arrivée').waitFor();
	await page.unroute(LIST);
	await page.getByRole('button', { name: 'Réessayer' }).click();
	await expect.poll(() => ids(page)).toEqual(['D013', 'D014', 'D062']);
});

test('a public site holds no SIRET of a beneficiary and no post', async () => {
	const folder = inject('siteFolder');
	const source = await readFile('data/demo/demandes_fse.csv', 'utf8');
	const sirets = source.match(/\b000400\d{8}\b/g) ?? [];
	expect(sirets.length).toBeGreaterThan(50);
	const files = await readdir(`${folder}/fse`, { recursive: true });
	const pages = files.filter((file) => /\.(html|json)$/.test(file)).map((file) => `fse/${file}`);
	// A page, its data and its file for each of the 62.
	expect(pages.length).toBeGreaterThan(3 * 62);
	for (const file of [...pages, 'listes/demandes-fse.json']) {
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

test('an application that does not come leaves the form as it is, and may be asked again', async () => {
	const FILE = '**/fse/demande-D001.json';
	const page = await openForm('', {
		prepare: (opened) => opened.route(FILE, (route) => route.abort()),
		expected: /ERR_FAILED/,
	});
	await page.getByLabel('Coût total').fill('1 000');
	const start = page.getByLabel('Partir d’une demande du jeu de données');
	await start.selectOption('D001');
	await page.getByText('La demande D001 n’est pas arrivée').waitFor();
	expect(await page.getByLabel('Coût total').inputValue()).toBe('1 000');
	await page.unroute(FILE);
	await page.getByRole('button', { name: 'Réessayer' }).click();
	await expect.poll(() => page.getByLabel('Coût total').inputValue()).toBe('131\u202f803,32');
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
	for (const label of ['Mutualisation', 'Mise en réseau', 'Plus-value', 'Lien avec']) {
		await type(label, 'Oui');
	}
	await expect.poll(() => result(page).innerText()).toContain('aucune information ne manque');
	await expect
		.poll(() => page.locator('table.steps').innerText())
		.toContain('20\u202f000,00\u00a0€');
});

test('axe finds nothing on the ESF pages, light and dark', async () => {
	const list = await open('fse/');
	expect(await axeInBoth(list)).toEqual([]);
	const one = await open('fse/demande-D040/');
	expect(await axeInBoth(one)).toEqual([]);
	const form = await openForm('?demande=D032');
	expect(await axeInBoth(form)).toEqual([]);
});
