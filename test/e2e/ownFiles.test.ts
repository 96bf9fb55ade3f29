import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { indicateurCsv } from '$lib/pages/downloads/indicateur';
import { openSource } from '$lib/pages/source';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { openNative } from '$lib/server/native';
import { testSource } from '../support/dataset';
import { downloaded } from '../support/download';
import { axe } from '../support/axe';
import { open } from '../support/e2e';
import { EXAMPLE_FILES } from '../support/example';
import { ACHATS, FILES, give, openAll, OTHER_FILES, visit } from '../support/ownFiles';
import { brokenInputs } from '../pipeline/own/brokenInputs';

const [HEADER = '', ...LINES] = ACHATS.trimEnd().split('\n');
const turned = (lines: readonly string[]) =>
	lines.map((line) => line.split(',').reverse().join(';')).join('\r\n');

/** The purchases of `FILES` in two files of unlike forms. */
const TWO_FILES = {
	'achats-a.csv': [HEADER, ...LINES.slice(0, 7)].join('\n'),
	'achats-b.csv': turned([HEADER, ...LINES.slice(7)]),
};

/** An ESF application whose identifier is no name of a file. */
const APPLICATION = 'demande_id,region\nDossier 1/é,53\n';

/** Resolves once the engine of the files is asked for. */
const engineAsked = (page: Page) => page.waitForRequest(/\/moteur\//, { timeout: 30_000 });

/** What a file dragged from the desktop gives the page. */
async function drop(page: Page, name: string, content: string) {
	const dataTransfer = await page.evaluateHandle(
		([fileName, text]) => {
			const transfer = new DataTransfer();
			transfer.items.add(new File([text], fileName));
			return transfer;
		},
		[name, content] as const,
	);
	// The zone takes files once the page is hydrated.
	await page.locator('html[data-engine]').waitFor();
	const zone = page.getByRole('group', { name: 'Fichiers à ouvrir' });
	await zone.dispatchEvent('dragover', { dataTransfer });
	await zone.dispatchEvent('drop', { dataTransfer });
}

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
	// All that may be asked for is a file of the site, as it is published: nothing of the reader's files
	// can be in the body, the query or the path.
	const sent: string[] = [];
	const page = await open('donnees/', {
		prepare: async (opened) => {
			opened.on('request', (request) => {
				const { protocol, pathname, search } = new URL(request.url());
				if (!protocol.startsWith('http')) return;
				const file = join(inject('siteFolder'), decodeURIComponent(pathname));
				const published = existsSync(pathname.endsWith('/') ? join(file, 'index.html') : file);
				const bare = search === '' || search.startsWith('?x-sveltekit');
				if (request.method() !== 'GET' || request.postData() !== null || !bare || !published) {
					sent.push(`${request.method()} ${request.url()}`);
				}
			});
		},
	});
	const published = await page.locator('main').innerText();
	expect(published).toContain('Qualité des données publiées');
	// The purchases come in two files, whose columns are not in the same order. The engine starts while
	// the reader looks at what was found in them.
	const early = engineAsked(page);
	await give(page, { ...OTHER_FILES, ...TWO_FILES, 'demandes_fse.csv': APPLICATION });
	await early;
	await page.getByRole('button', { name: /Contrôler et ouvrir/ }).press('Enter');
	await page.getByRole('complementary', { name: 'Vos fichiers' }).waitFor({ timeout: 90_000 });
	expect(sent).toEqual([]);
	const report = page.getByRole('heading', { name: 'Ce qui a été lu' });
	await report.waitFor();
	expect(await report.evaluate((heading) => heading === document.activeElement)).toBe(true);
	expect(await axe(page)).toEqual([]);

	// The folder built with Node and the folder dropped here: the same figures, to the cent.
	const download = await downloaded(page, page.getByRole('button', { name: 'indicateur.csv' }));
	expect(await readFile(await download.path(), 'utf8')).toBe(await built());

	await visit(page, 'Accueil');
	const headline = page.getByRole('region', { name: 'Résultat national' });
	await headline.getByText('8,8\u00a0%', { exact: true }).first().waitFor();
	await page.locator('a[href*="regions/53"]').first().click();
	await page.getByRole('heading', { level: 1, name: 'Bretagne' }).waitFor();
	await page.getByText('9,5\u00a0%', { exact: true }).first().waitFor();
	expect(await page.locator('main').innerText()).toContain('4\u202f215\u00a0€');
	await visit(page, 'Facilitateurs');
	await page.getByText('Aucune donnée de facilitateurs').waitFor();
	// No published page has the name of this application.
	await visit(page, 'FSE');
	await page.getByRole('link', { name: 'Dossier 1/é' }).click();
	await page.getByRole('heading', { level: 1, name: 'Demande Dossier 1/é, Bretagne' }).waitFor();
	expect(await page.locator('ol.rules > li').count()).toBe(15);
	// The SQL page asks these files, not the published tables: their only year, their 16 lines.
	await visit(page, 'Explorer');
	await page.locator('.cm-content').waitFor();
	await page.getByRole('button', { name: 'Exécuter' }).click();
	await page.locator('#resultat').waitFor({ timeout: 60_000 });
	expect(await page.locator('tbody th').allInnerTexts()).toEqual(['2012']);
	expect(sent).toEqual([]);

	await visit(page, 'Accueil');
	await page.getByRole('button', { name: 'Revenir aux données publiées' }).press('Enter');
	await headline.getByText('8,4\u00a0%', { exact: true }).first().waitFor();
	expect(await page.getByRole('complementary', { name: 'Vos fichiers' }).count()).toBe(0);
});

test('files without jeu.json ask what they do not say; a reload closes them and says so', async () => {
	const page = await open('donnees/');
	const achats = (EXAMPLE_FILES['achats.csv'] ?? '').replace('montant_ht', 'Montant payé HT');
	await drop(page, 'mes achats.csv', achats);
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
	// No list of structures came with them: nothing realised is known, which is not zero.
	await visit(page, 'Régions');
	const main = page.locator('main');
	await expect
		.poll(() => main.innerText())
		.toContain('Aucune part calculable\u00a0: aucune liste de structures');
	expect(await main.innerText()).not.toMatch(/indéterminé|non atteint|0,0\u00a0%/);
	await page.reload();
	await page.getByText('Ce sont les données publiées').waitFor();
	expect(await banner.count()).toBe(0);
});

test('an extract with its own names: columns proposed, values shown, « tout est payé » said', async () => {
	const page = await open('donnees/');
	await give(page, {
		'extrait.csv': `Extrait de la préfecture
Pièce;Année;Dépt;SIRET acheteur;Service;Segment;SIRET tiers;Montant HT
K1;2012;35;00090050600015;Préfecture;nettoyage;00090001900019;1 000,00
K2;2012;35;00090050600015;Préfecture;nettoyage;00090011800019;9 000,00
`,
		'liste.csv': 'Raison sociale;Siret;Type de structure\nAtelier fictif;00090001900019;EI\n',
	});
	const column = (name: string) =>
		page.getByRole('combobox', { name: new RegExp(`^${name} `) }).first();
	const chosen = (name: string) => column(name).locator('option:checked').innerText();
	await column('exercice').waitFor();
	expect(
		await Promise.all(['id', 'exercice', 'departement', 'acheteur_siret', 'type'].map(chosen)),
	).toEqual(['Pièce', 'Année', 'Dépt', 'SIRET acheteur', 'Type de structure']);
	await page.getByText('«\u00a01\u00a0000,00\u00a0» et «\u00a09\u00a0000,00\u00a0»').waitFor();
	expect(await page.getByLabel('En-tête du tableau').first().inputValue()).toBe('2');
	await page.getByText('base_montant (extrait.csv)').waitFor();
	await column('base_montant').selectOption({ label: 'Partout «\u00a0payé\u00a0»' });
	await page.getByLabel('Titre, repris sur chaque page').fill('Extrait');
	await page.getByLabel('Date des données').fill('2012-12-31');
	expect(await axe(page)).toEqual([]);
	await page.getByRole('button', { name: 'Contrôler et ouvrir 2 tables' }).click();
	await page.getByRole('complementary', { name: 'Vos fichiers' }).waitFor({ timeout: 90_000 });
	await visit(page, 'Accueil');
	const headline = page.getByRole('region', { name: 'Résultat national' });
	await headline.getByText('10,0\u00a0%', { exact: true }).first().waitFor();
});

/** One of each kind of reader, in the worker; test/pipeline/own tries them all. */
const IN_BROWSER =
	/^(zip bomb|gzip bomb|workbook bomb|nothing, 0|header of 10 MB|old workbook|Parquet of noise)/;

test(
	'files that cannot be read are told one by one, and the page goes on',
	{ timeout: 240_000 },
	async () => {
		const page = await open('donnees/');
		const inputs = (await brokenInputs()).filter(({ name }) => IN_BROWSER.test(name));
		expect(inputs).toHaveLength(7);
		for (const { path, content } of inputs) {
			await give(page, { [path]: content });
			const remove = page.getByRole('button', { name: 'Tout retirer' });
			await remove.waitFor();
			const told = page.locator('.notice.error, .notice.warning');
			await told.first().waitFor();
			expect((await told.first().innerText()).length).toBeGreaterThan(20);
			await remove.click();
		}
		// Found readable at first sight, it stops the reading itself.
		const short = ACHATS.replace('acheteur_nom', 'autre');
		await give(page, { ...FILES, 'achats.csv': short });
		await page.getByRole('button', { name: /Contrôler et ouvrir/ }).click();
		const alert = page.getByRole('alert').filter({ hasText: 'ne peuvent pas être ouverts' });
		await alert.waitFor({ timeout: 90_000 });
		expect(await alert.innerText()).toMatch(/achats\.csv.*acheteur_nom.*Colonnes trouvées/s);
		await page.getByRole('button', { name: 'Tout retirer' }).click();
		await openAll(page, FILES);
	},
);
