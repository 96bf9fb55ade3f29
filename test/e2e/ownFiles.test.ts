import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { indicateurCsv } from '$lib/pages/downloads/indicateur';
import { openSource } from '$lib/pages/source';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset } from '$lib/pipeline/load';
import { openNative } from '$lib/server/native';
import { datasetText, testSource } from '../support/dataset';
import { axe, open } from '../support/e2e';
import { EXAMPLE_FILES } from '../support/example';
import { brokenInputs } from '../pipeline/own/brokenInputs';

const FILES = { ...EXAMPLE_FILES, 'jeu.json': datasetText({ titre: 'Mes achats', fictif: false }) };

async function give(page: Page, files: Readonly<Record<string, string | Uint8Array>>) {
	await page.locator('input[type=file][multiple]').setInputFiles(
		Object.entries(files).map(([name, content]) => ({
			name,
			mimeType: 'application/octet-stream',
			buffer: Buffer.from(content),
		})),
	);
}

async function openAll(page: Page, files: Readonly<Record<string, string | Uint8Array>>) {
	await give(page, files);
	await page.getByRole('button', { name: /Contrôler et ouvrir/ }).press('Enter');
	await page.getByRole('complementary', { name: 'Vos fichiers' }).waitFor({ timeout: 90_000 });
}

const visit = async (page: Page, name: string) => {
	await page
		.getByRole('navigation', { name: 'Pages du site' })
		.getByRole('link', { name, exact: true })
		.click();
	await page.locator('[aria-current="page"]', { hasText: name }).first().waitFor();
};

/** What building this folder with Node publishes. */
async function built(): Promise<string> {
	const engine = await openNative();
	const { info, present } = await loadDataset(engine, testSource(FILES));
	await classifyDataset(engine);
	const csv = await indicateurCsv(await openSource({ engine, info, present }));
	await engine.close();
	return csv;
}

test('a reader opens files: every page is theirs, nothing leaves, one click goes back', async () => {
	const sent: string[] = [];
	const page = await open('donnees/', {
		prepare: async (opened) => {
			opened.on('request', (request) => {
				const { protocol, search } = new URL(request.url());
				if (!protocol.startsWith('http')) return;
				if (request.method() !== 'GET' || request.postData() !== null) sent.push(request.url());
				if (search !== '' && !search.startsWith('?x-sveltekit')) sent.push(request.url());
			});
		},
	});
	const published = await page.locator('main').innerText();
	expect(published).toContain('Qualité des données publiées');
	await openAll(page, FILES);
	const report = page.getByRole('heading', { name: 'Ce qui a été lu' });
	await report.waitFor();
	expect(await report.evaluate((heading) => heading === document.activeElement)).toBe(true);
	expect(await axe(page)).toEqual([]);

	// The folder built with Node and the folder dropped here: the same figures, to the cent.
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'indicateur.csv' }).click(),
	]);
	expect(await readFile(await download.path(), 'utf8')).toBe(await built());

	await visit(page, 'Accueil');
	const headline = page.getByRole('region', { name: 'Résultat national' });
	await headline.getByText('9,1\u00a0%', { exact: true }).first().waitFor();
	await page.locator('a[href*="regions/53"]').first().click();
	await page.getByRole('heading', { level: 1, name: 'Bretagne' }).waitFor();
	await page.getByText('9,8\u00a0%', { exact: true }).first().waitFor();
	expect(await page.locator('main').innerText()).toContain('1\u202f600\u00a0€');
	await visit(page, 'Facilitateurs');
	await page.getByText('Aucune donnée de facilitateurs').waitFor();
	await visit(page, 'Explorer');
	await page.getByText('Cette page ne se recalcule pas sur vos fichiers').waitFor();
	expect(sent).toEqual([]);

	await visit(page, 'Accueil');
	await page.getByRole('button', { name: 'Revenir aux données publiées' }).press('Enter');
	await headline.getByText('8,4\u00a0%', { exact: true }).first().waitFor();
	expect(await page.getByRole('complementary', { name: 'Vos fichiers' }).count()).toBe(0);
});

test('files without jeu.json ask what they do not say; a reload closes them and says so', async () => {
	const page = await open('donnees/');
	const achats = (EXAMPLE_FILES['achats.csv'] ?? '').replace('montant_ht', 'Montant payé HT');
	await give(page, { 'mes achats.csv': achats });
	await page.getByRole('group', { name: 'Ce que vos fichiers ne disent pas' }).waitFor();
	// The column is called otherwise, and the file has no telling name: both are matched by hand.
	await page.getByLabel('Lu comme').selectOption('achats');
	await page.getByRole('combobox', { name: /^montant_ht/ }).selectOption('Montant payé HT');
	await page.getByLabel('Titre, repris sur chaque page').fill('Achats de la préfecture');
	await page.getByLabel('Date des données').fill('2012-12-31');
	expect(await axe(page)).toEqual([]);
	await page.getByRole('button', { name: 'Contrôler et ouvrir 1 table' }).click();
	const banner = page.getByRole('complementary', { name: 'Vos fichiers' });
	await banner.getByText('Achats de la préfecture').waitFor({ timeout: 90_000 });
	await page.reload();
	await page.getByText('Ce sont les données publiées').waitFor();
	expect(await banner.count()).toBe(0);
});

const IN_BROWSER =
	/^(zip bomb|zip with a password|gzip bomb|workbook bomb|web page 0|nothing, 0|header of 10 MB|UTF-16$|old workbook|wrong table|Parquet of noise|quote in the header)/;

test('files that cannot be read are told one by one, and the page goes on', async () => {
	const page = await open('donnees/');
	const inputs = (await brokenInputs()).filter(({ name }) => IN_BROWSER.test(name));
	expect(inputs.length).toBeGreaterThanOrEqual(12);
	for (const { path, content } of inputs) {
		await give(page, { [path]: content });
		const remove = page.getByRole('button', { name: 'Tout retirer' });
		await remove.waitFor();
		const told = page.locator('.notice.error, .notice.warning');
		await told.first().waitFor();
		expect((await told.first().innerText()).length).toBeGreaterThan(20);
		await remove.click();
	}
	await openAll(page, FILES);
});
