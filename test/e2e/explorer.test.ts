import { readFile } from 'node:fs/promises';
import { parquetReadObjects } from 'hyparquet';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe } from '../support/axe';
import { awake, open, unfold } from '../support/e2e';
import { downloaded } from '../support/download';

const field = (page: Page) => page.getByRole('textbox', { name: 'Requête SQL' });

async function write(page: Page, sql: string): Promise<void> {
	await field(page).click();
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.insertText(sql);
}

/** Long enough for a machine that does other things. */
const SOON = { timeout: 10_000 };

const heading = (page: Page) => page.locator('#resultat');

test('without JavaScript the page says what it is, its tables and its examples', async () => {
	const page = await open('explorer/', { javaScript: false });
	const text = (await page.locator('main').textContent()) ?? '';
	expect(text).toContain('Combien d’euros manquent, région par région');
	expect(text).toContain('FROM indicateur');
	expect(text).toContain('heures de clause valorisées');
	expect(text).toContain('centimes');
});

test('a statement runs by keyboard, is drawn, exported and linked; a wrong one is marked', async () => {
	const page = await open('explorer/');
	// The editor's code has come.
	await page.locator('.cm-content').waitFor();
	await field(page).focus();
	await page.keyboard.press('ControlOrMeta+Enter');
	await heading(page).waitFor({ timeout: 60_000 });
	expect(await page.locator('tbody th').allInnerTexts()).toEqual(['2009', '2010', '2011', '2012']);
	// In and out by keyboard.
	await field(page).focus();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Tab');
	await expect
		.poll(() => page.evaluate(() => document.activeElement?.textContent?.trim()), SOON)
		.toBe('Exécuter');

	await page.getByRole('button', { name: 'Graphique' }).click();
	await expect.poll(() => page.locator('figure').innerText(), SOON).toContain('de 0,0463 (2009)');
	const file = await downloaded(page, page.getByRole('button', { name: 'Parquet' }));
	const bytes = await readFile(await file.path());
	const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
	expect(rows.map(({ exercice }) => exercice as number)).toEqual([2009, 2010, 2011, 2012]);
	expect(await axe(page)).toEqual([]);

	await write(page, 'SELECT exercice,\n  montnat\nFROM cube');
	await page.getByRole('button', { name: 'Exécuter' }).click();
	const alert = page.getByRole('alert');
	await alert.getByText('Ligne 2, colonne 3').waitFor();
	expect(await alert.innerText()).toContain('montnat');
	await expect.poll(() => page.locator('.cm-lintRange-error').innerText(), SOON).toBe('montnat');

	// Completion knows the columns.
	await write(page, 'SELECT indicateur.realis');
	await page.keyboard.press('ControlOrMeta+Space');
	await expect
		.poll(() => page.locator('.cm-tooltip-autocomplete li').allInnerTexts(), SOON)
		.toContainEqual(expect.stringContaining('realise_ht'));
	await write(page, "SELECT nom, 'a' AS lettre FROM acheteurs, range(100) LIMIT 20000");
	await page.keyboard.press('ControlOrMeta+Enter');
	await page.getByText('Résultat coupé').waitFor();
	expect(await page.locator('tbody tr').count()).toBe(50);
	await page.getByRole('button', { name: 'Afficher 500\u00a0lignes de plus' }).click();
	await expect.poll(() => page.locator('tbody tr').count(), SOON).toBe(550);
	await expect
		.poll(() => new URL(page.url()).searchParams.get('sql'), SOON)
		.toContain('LIMIT 20000');
});

test('a statement is stopped, the next one runs; nothing outside is reached', async () => {
	const sql = "SELECT count(*) AS n FROM noms_segments WHERE code = 'nettoyage'";
	const page = await open(`explorer/?sql=${encodeURIComponent(sql)}`, { scheme: 'dark' });
	// Someone else may have written it: it is shown, and waits.
	await page.getByText('Cette requête vient d’un lien').waitFor();
	expect(await field(page).innerText()).toContain('noms_segments');
	expect(await heading(page).count()).toBe(0);
	await page.getByRole('button', { name: 'Exécuter' }).click();
	await heading(page).waitFor({ timeout: 60_000 });
	expect(await page.locator('tbody th').allInnerTexts()).toEqual(['1']);
	expect(await axe(page)).toEqual([]);
	await write(page, 'SELECT sum(a.range * b.range) FROM range(10000000) a, range(1000000) b');
	await page.keyboard.press('ControlOrMeta+Enter');
	await page.getByText('Requête en cours').waitFor();
	await page.getByRole('button', { name: 'Arrêter la requête' }).click();
	await page.getByText('Requête arrêtée').waitFor();
	await write(page, "SELECT * FROM read_csv('https://exemple.fr/vol.csv')");
	await page.keyboard.press('ControlOrMeta+Enter');
	await expect
		.poll(() => page.getByRole('alert').innerText(), { timeout: 30_000 })
		.toContain('seules les tables de cette page');
	await write(page, "SELECT 9007199254740993 AS n, repeat('é', 50000000) AS texte");
	await page.keyboard.press('ControlOrMeta+Enter');
	await page.locator('tbody th', { hasText: /^9007199254740993$/ }).waitFor({ timeout: 30_000 });
	const shown = page.locator('tbody td').first();
	expect(await shown.innerText()).toMatch(/é{1000}… \(50\s000\s000 caractères/);
	await write(page, 'SELECT 6 * 7 AS n');
	await page.keyboard.press('ControlOrMeta+Enter');
	await page.locator('tbody th', { hasText: /^42$/ }).waitFor();
	// The site's other pages have their own engine.
	await page.getByRole('link', { name: 'Accueil' }).first().click();
	await page.getByRole('heading', { level: 1, name: 'Explorer' }).waitFor({ state: 'detached' });
	await awake(page);
	await unfold(page);
	await page.getByLabel('Seuil de main d’œuvre').fill('65');
	await expect
		.poll(() => page.locator('main .figure').first().innerText(), { timeout: 60_000 })
		.toContain('11,8\u00a0%');
});
