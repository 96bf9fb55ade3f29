import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openXlsx, writeXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, expect, inject, test } from 'vitest';
import { indicateurCsv } from '$lib/pages/downloads/indicateur';
import { openSource } from '$lib/pages/source';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { openNative } from '$lib/server/native';
import { datasetText, testSource } from '../support/dataset';
import { axe, open } from '../support/e2e';
import { EXAMPLE_FILES } from '../support/example';
import { giveByKeyboard, hasFocus, tabTo } from '../support/keyboard';
import { brokenInputs } from '../pipeline/own/brokenInputs';

const FILES: Readonly<Record<string, string>> = {
	...EXAMPLE_FILES,
	'jeu.json': datasetText({ titre: 'Mes achats', fictif: false }),
};

const { 'achats.csv': ACHATS = '', ...OTHER_FILES } = FILES;
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

const place = await mkdtemp(join(tmpdir(), 'cap10-own-'));
afterAll(() => rm(place, { recursive: true }));

/** From the disk, as a reader does: megabytes handed over by the test take the browser many seconds. */
async function give(page: Page, files: Readonly<Record<string, string | Uint8Array>>) {
	const paths = Object.keys(files).map((name) => join(place, name));
	await Promise.all(Object.values(files).map((content, i) => writeFile(paths[i] ?? '', content)));
	await page.locator('input[type=file][multiple]').setInputFiles(paths);
}

/** Resolves once the engine of the files is asked for. */
const engineAsked = (page: Page) => page.waitForRequest(/\/moteur\//, { timeout: 30_000 });

async function openAll(page: Page, files: Readonly<Record<string, string | Uint8Array>>) {
	await give(page, files);
	await page.getByRole('button', { name: /Contrôler et ouvrir/ }).press('Enter');
	await page.getByRole('complementary', { name: 'Vos fichiers' }).waitFor({ timeout: 90_000 });
}

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
	// The zone listens once the page is alive.
	await page.locator('html[data-engine]').waitFor();
	const zone = page.getByRole('group', { name: 'Fichiers à ouvrir' });
	await zone.dispatchEvent('dragover', { dataTransfer });
	await zone.dispatchEvent('drop', { dataTransfer });
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
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'indicateur.csv' }).click(),
	]);
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

test(
	'kept files come back after a reload and are erased, all by keyboard',
	{ timeout: 240_000 },
	async () => {
		const page = await open('donnees/');
		await giveByKeyboard(page, FILES);
		const keep = page.getByRole('checkbox', { name: 'Garder ces fichiers dans ce navigateur' });
		await keep.waitFor();
		expect(await keep.isChecked()).toBe(false);
		await tabTo(page, /^Garder ces fichiers/);
		await page.keyboard.press('Space');
		await tabTo(page, /^Contrôler et ouvrir/);
		await page.keyboard.press('Enter');
		const banner = page.getByRole('complementary', { name: 'Vos fichiers' });
		await banner.waitFor({ timeout: 90_000 });
		const kept = page.getByRole('group', { name: 'Fichiers gardés dans ce navigateur' });
		await kept.getByText('« Mes achats », 3 fichiers').waitFor();

		await page.reload();
		await page.keyboard.press('Shift');
		await kept.waitFor();
		expect(await banner.count()).toBe(0);
		await tabTo(page, /^Rouvrir$/);
		await page.keyboard.press('Enter');
		await banner.getByText('Mes achats').waitFor({ timeout: 90_000 });
		// The keyboard goes on from what was read, as after any opening.
		await hasFocus(page.getByRole('heading', { name: 'Ce qui a été lu' })).toBe(true);

		expect(await axe(page)).toEqual([]);

		// Another tab erases them: this one is told, and offers them no more.
		const other = await page.context().newPage();
		await other.goto(page.url());
		await other.keyboard.press('Shift');
		await other.getByRole('button', { name: 'Effacer' }).waitFor();
		await tabTo(other, /^Effacer$/);
		await other.keyboard.press('Enter');
		await other.getByText('Les fichiers gardés sont effacés').waitFor();
		await other.close();
		await page.getByRole('button', { name: 'Rouvrir' }).click();
		await page.getByText('un autre onglet les a effacés ou remplacés').waitFor();
		expect(await kept.count()).toBe(0);
		expect(await banner.count()).toBe(1);
		const left = await page.evaluate(async () => {
			const root = await navigator.storage.getDirectory();
			return root.getDirectoryHandle('cap10-fichiers').then(
				() => 'there',
				(error: unknown) => (error as Error).name,
			);
		});
		expect(left).toBe('NotFoundError');
	},
);

test('a reading is given up, or goes on while another page is read; a browser that cannot keep says so', async () => {
	const page = await open('donnees/', {
		prepare: (opened) =>
			opened.addInitScript(() => {
				navigator.storage.getDirectory = () => Promise.reject(new Error('private window'));
			}),
	});
	const [header = '', line = ''] = (EXAMPLE_FILES['achats.csv'] ?? '').split('\n');
	const lines = Array.from({ length: 100_000 }, (_, i) => line.replace(/^1,/, `${i},`));
	await give(page, { ...FILES, 'achats.csv': [header, ...lines].join('\n') });
	await page.getByText('Ce navigateur ne permet pas de garder des fichiers').waitFor();
	expect(await page.getByRole('checkbox', { name: /^Garder/ }).count()).toBe(0);
	await page.getByRole('button', { name: /Contrôler et ouvrir/ }).click();
	await page.locator('.progress', { hasText: /\d\slignes\)/ }).waitFor({ timeout: 60_000 });
	await page.getByRole('button', { name: 'Annuler' }).click();
	await page.getByText('Lecture annulée').waitFor();
	expect(await page.getByRole('complementary', { name: 'Vos fichiers' }).count()).toBe(0);
	expect(await page.locator('main').innerText()).toContain('Qualité des données publiées');
	// Left in the middle of the reading, the page does not lose it. Few lines: an engine has to start.
	await page.getByRole('button', { name: 'Tout retirer' }).click();
	const rows = ACHATS.replace(',160000,', ',douze,')
		.trimEnd()
		.split('\n')
		.map((row) => row.split(','));
	const workbook = await writeXlsx({ sheets: [{ name: 'achats', rows }] });
	await give(page, { ...OTHER_FILES, 'achats.xlsx': workbook });
	await page.getByRole('button', { name: /Contrôler et ouvrir/ }).click();
	await page.locator('.progress').waitFor();
	await visit(page, 'Accueil');
	await page.getByRole('complementary', { name: 'Vos fichiers' }).waitFor({ timeout: 90_000 });
	expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe('Données');
	// The workbook comes back with a note on its faulty cell.
	await visit(page, 'Données');
	const [returned] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'achats-annote.xlsx' }).click(),
	]);
	const { sheets } = await openXlsx(await readFile(await returned.path()));
	expect(sheets.map(({ name }) => name)).toEqual(['achats', 'fautes']);
	expect(sheets[0]?.cells?.get('2,5')?.comment?.text).toMatch(/^montant illisible/);
});
