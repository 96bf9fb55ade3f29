import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axe } from '../support/axe';
import { alive, open } from '../support/e2e';
import { downloaded } from '../support/download';
import { brokenPages, openDataSite, type DataSite } from '../support/dataSite';

// The worked example of the method, with `detail: true`: its lines are published, region by region.
let site: DataSite;

beforeAll(async () => {
	site = await openDataSite('test/fixtures/detail');
});

afterAll(() => site.close());

test('every kind of page can be made', async () => {
	expect(await brokenPages(site)).toEqual([]);
});

test('lines and contracts are files of the site, and name no supplier', async () => {
	const at = async (path: string) => (await fetch(site.url + path)).text();
	const lines = await at('detail/53/lignes-2012.csv');
	// Sixteen lines less the one without département, and the header.
	expect(lines.trimEnd().split('\n')).toHaveLength(16);
	expect(lines).not.toMatch(/Fournisseur fictif|0009000/);
	expect(await at('detail/53/contrats.csv')).toMatch(/^region_2010,contrat_id,/);
	expect(existsSync(`${inject('siteFolder')}/detail`)).toBe(false);
	const page = await open('donnees/', { base: site.url });
	await page.getByText('Lignes et contrats, région par région').click();
	const download = await downloaded(
		page,
		page.getByRole('link', { name: 'lignes de 2012' }).first(),
	);
	expect(download.suggestedFilename()).toBe('lignes-2012.csv');
	const dictionary = await open('donnees/dictionnaire/', { base: site.url, javaScript: false });
	expect(await dictionary.locator('main').innerText()).toContain(
		'detail/<region>/lignes-<exercice>.csv',
	);
});

test('the panel shows the lines behind a figure, read when asked', async () => {
	const page = await open('regions/53/', { base: site.url });
	const asked: string[] = [];
	page.on('request', (request) => asked.push(new URL(request.url()).pathname));
	await alive(page);
	await page
		.getByRole('button', { name: /^D’où vient ce chiffre/ })
		.first()
		.click();
	const panel = page.getByRole('dialog');
	await panel.getByRole('table').waitFor({ timeout: 60_000 });
	expect(asked.filter((path) => path.includes('/detail/'))).toEqual([]);
	await panel.getByRole('button', { name: 'Voir les lignes d’achat' }).click();
	const lines = panel.getByRole('table', { name: /^Lignes d’achat derrière/ });
	await lines.waitFor({ timeout: 60_000 });
	// The base of the worked example: ten lines, the greatest of 400 000 €.
	expect(await lines.locator('tbody tr').count()).toBe(10);
	expect(await lines.locator('tbody tr').first().innerText()).toMatch(/400\s000/);
	expect(asked.filter((path) => path.includes('/detail/'))).toEqual(['/detail/53/lignes-2012.csv']);
	expect(await axe(page, 'dialog[open]')).toEqual([]);
	// The nation's are in several files: the reader chooses.
	await panel.getByLabel('Territoire').selectOption({ label: 'France' });
	await expect.poll(() => panel.innerText()).toContain('publiées région par région');
});
