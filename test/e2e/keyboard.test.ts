import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { axe } from '../support/axe';
import { open } from '../support/e2e';
import { EXAMPLE_FILES } from '../support/example';
import { focused, giveByKeyboard, hasFocus, tabTo } from '../support/keyboard';

const LOADS = { timeout: 90_000 };

/** The worked example of the method, as a data set whose producer lets lines be published. */
const FOLDER = {
	'jeu.json': await readFile('test/fixtures/detail/jeu.json', 'utf8'),
	'achats.csv': await readFile('test/fixtures/detail/achats.csv', 'utf8'),
	'structures.csv': await readFile('test/fixtures/detail/structures.csv', 'utf8'),
};

test('files are opened, a column matched, the match saved, all withdrawn, by keyboard', async () => {
	const page = await open('donnees/');
	const achats = (EXAMPLE_FILES['achats.csv'] ?? '').replace('montant_ht', 'Montant payé HT');
	await giveByKeyboard(page, { 'achats.csv': achats });
	await page.getByRole('button', { name: 'Tout retirer' }).waitFor();
	// The button pressed still holds the focus once the files have been looked at.
	expect(await focused(page)).toBe('Choisir des fichiers');

	const amount = page.getByRole('combobox', { name: /^montant_ht/ });
	await tabTo(page, /^montant_ht/);
	await page.keyboard.type('Montant');
	await expect.poll(() => amount.inputValue()).toBe('colonne Montant payé HT');
	// Nothing is left to decide, and the list stays open while it has the focus.
	await hasFocus(amount).toBe(true);
	expect(await amount.isVisible()).toBe(true);

	await tabTo(page, /^Enregistrer les correspondances/);
	const [saved] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
	expect(await readFile(await saved.path(), 'utf8')).toContain('Montant payé HT');

	await tabTo(page, /^Tout retirer$/);
	await page.keyboard.press('Enter');
	await hasFocus(page.getByRole('button', { name: 'Choisir des fichiers' })).toBe(true);
});

test('own lines behind a figure are read by keyboard; the banner gives the focus back', async () => {
	const page = await open('donnees/');
	await giveByKeyboard(page, FOLDER);
	await page.getByRole('button', { name: 'Tout retirer' }).waitFor();
	await tabTo(page, /^Contrôler et ouvrir/);
	await page.keyboard.press('Enter');
	const banner = page.getByRole('complementary', { name: 'Vos fichiers' });
	await banner.waitFor(LOADS);
	await hasFocus(page.getByRole('heading', { name: 'Ce qui a été lu' })).toBe(true);

	// A link cannot carry files: who copies it reads so.
	await page
		.getByRole('button', { name: /^Copier le lien/ })
		.first()
		.press('Enter');
	await page.getByRole('status').filter({ hasText: 'Vos fichiers n’y sont pas' }).waitFor();

	await page.getByRole('link', { name: 'Accueil' }).first().press('Enter');
	await page.locator('.ask').first().waitFor(LOADS);
	await tabTo(page, /^D’où vient ce chiffre/);
	const origin = page.getByRole('button', { name: /^D’où vient ce chiffre/ }).first();
	await page.keyboard.press('Enter');
	const panel = page.getByRole('dialog');
	await panel.getByRole('table').waitFor(LOADS);
	await tabTo(page, /^Voir les lignes d’achat$/);
	await page.keyboard.press('Enter');
	const lines = panel.getByRole('table', { name: /^Lignes d’achat derrière/ });
	await lines.waitFor(LOADS);
	// The base of France in the worked example: that of Bretagne, ten lines, and line 14.
	const ids = await lines.locator('tbody tr td:last-child').allInnerTexts();
	expect(ids.toSorted((a, b) => Number(a) - Number(b))).toEqual([
		'1',
		'2',
		'3',
		'4',
		'5',
		'6',
		'7',
		'12',
		'13',
		'14',
		'15',
	]);
	await hasFocus(panel.locator('p[role=status]', { hasText: '11 lignes.' })).toBe(true);
	expect(await axe(page)).toEqual([]);

	// The dialog holds the Tab key, and gives the focus back to its button.
	await page.keyboard.press('Escape');
	await panel.waitFor({ state: 'hidden' });
	await hasFocus(origin).toBe(true);

	await tabTo(page, /^Revenir aux données publiées$/, 'Shift+Tab');
	await page.keyboard.press('Enter');
	await banner.waitFor({ state: 'detached' });
	await hasFocus(page.locator('main')).toBe(true);
});

test('a whole list that was asked for takes the focus of the button that asked', async () => {
	const page = await open('regions/53/?ouvert=acheteurs-contrats');
	for (const [button, table] of [
		[/^Voir les \d+ acheteurs$/, /^Acheteurs de l’assiette/],
		[/^Voir tous les contrats/, /^Contrats qui finissent/],
	] as const) {
		const more = page.getByRole('button', { name: button });
		await more.press('Enter');
		await more.waitFor({ state: 'detached' });
		await hasFocus(page.getByRole('region', { name: table })).toBe(true);
	}
});

test('the explorer keeps the focus through a query, its rows and its chart', async () => {
	const page = await open('explorer/?sql=SELECT range AS n, range * 2 AS double FROM range(120)');
	await page.locator('.cm-content').waitFor(LOADS);
	await tabTo(page, /^Exécuter$/);
	// A link's statement waits for its reader.
	await page.keyboard.press('Enter');
	await page.locator('#resultat').waitFor(LOADS);
	const first = await page.locator('#resultat').elementHandle();
	await page.keyboard.press('Enter');
	// The new answer takes the place of the one that the address had asked for.
	await first?.waitForElementState('hidden');
	await page.getByText('Tout afficher (120)').waitFor();
	expect(await focused(page)).toBe('Exécuter');

	await tabTo(page, /^Graphique$/);
	await page.keyboard.press('Enter');
	await page.locator('figure.frame').waitFor();
	await tabTo(page, /^Exporter ce graphique/);
	await page.keyboard.press('Enter');
	await tabTo(page, /^Image SVG$/);

	await tabTo(page, /^Tout afficher/);
	await page.keyboard.press('Enter');
	await page.locator('tbody th', { hasText: /^119$/ }).waitFor();
	// The button has gone, and left the focus to its table.
	expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-table'))).toBe(true);

	// A query that is stopped by its button gives the focus back to the one that runs.
	const long = 'SELECT sum(a.range * b.range) FROM range(10000000) a, range(1000000) b';
	await page.getByRole('textbox', { name: 'Requête SQL' }).focus();
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.insertText(long);
	await page.keyboard.press('ControlOrMeta+Enter');
	await page.getByRole('button', { name: 'Arrêter la requête' }).waitFor();
	await page.keyboard.press('Escape');
	await tabTo(page, /^Arrêter la requête$/);
	await page.keyboard.press('Enter');
	await page.getByText('Requête arrêtée').waitFor();
	expect(await focused(page)).toBe('Exécuter');
});
