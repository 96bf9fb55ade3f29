import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, inject, test } from 'vitest';
import { open } from '../support/e2e';

/** Shares by `exercice edition region`, from the published open data. */
let published: Map<string, { share: string; gap: string }>;

/** As the headline rounds it: three figures at most. */
const millions = (amount: number) =>
	`${(amount / 1e6).toFixed(amount < 1e8 ? 1 : 0).replace('.', ',')}\u00a0M€`;

const gapWords = (missing: number) =>
	missing > 0 ? millions(missing) : `dépasse de ${millions(-missing)}`;

beforeAll(async () => {
	const csv = await readFile(`${inject('siteFolder')}/telechargements/indicateur.csv`, 'utf8');
	published = new Map(
		csv
			.trim()
			.split('\n')
			.map((line) => line.split(','))
			.filter((cells) => cells[3] === 'tous')
			.map(([year, edition, region, , ...rest]) => [
				`${year} ${edition} ${region}`,
				{
					share: `${(Number(rest[8]) * 100).toFixed(1).replace('.', ',')}\u00a0%`,
					gap: gapWords(Number(rest[0]) / 10 - Number(rest[5])),
				},
			]),
	);
});

const blocked = {
	prepare: (page: Page) => page.route('**/moteur/**', (route) => route.abort()),
	expected: /ERR_FAILED|Failed to (load|fetch)/,
};

async function showsScope(page: Page, key: string): Promise<void> {
	const scope = published.get(key);
	expect(scope).toBeDefined();
	const headline = page.locator('main .page.stack section').first();
	await expect.poll(() => headline.innerText()).toContain(scope?.share);
	await expect.poll(() => headline.innerText()).toContain(scope?.gap);
}

test('without the engine, year and edition still recompute the national page', async () => {
	const page = await open('', blocked);
	await page.getByLabel('Exercice', { exact: true }).selectOption('2010');
	await showsScope(page, '2010 2010 FR');
	await page.getByLabel('Régions de', { exact: true }).selectOption('2016');
	await expect.poll(() => page.locator('main').innerText()).toContain('Hauts-de-France');
	await showsScope(page, '2010 2016 FR');
	// The other edition's map comes by itself.
	await expect.poll(() => page.locator('main .region-map svg a').count()).toBe(18);
});

test('without the engine, year and edition still recompute a region', async () => {
	const page = await open('regions/53/', blocked);
	await showsScope(page, '2012 2010 53');
	await page.getByLabel('Exercice', { exact: true }).selectOption('2011');
	await showsScope(page, '2011 2010 53');
	await page.getByLabel('Régions de', { exact: true }).selectOption('2016');
	await showsScope(page, '2011 2016 53');
	// Sixth of 2011, three places after Bretagne: a region that 2010 did not have.
	await expect
		.poll(() => page.locator('section[aria-labelledby=rang] .ranking').textContent())
		.toContain('Hauts-de-France');
});

/** Pages of the indicator, and what of each must follow every control. */
const PAGES = ['', 'regions/', 'regions/53/', 'segments/', 'segments/nettoyage/'];

test.each(PAGES)('without the engine, every control of /%s answers at once', async (path) => {
	const page = await open(path, blocked);
	const main = page.locator('main .page.stack');
	const sentence = page.locator('.sentence');
	const asked = async (change: () => Promise<unknown>, words: string) => {
		const before = await main.innerText();
		await change();
		await expect.poll(() => sentence.innerText()).toContain(words);
		expect(await main.innerText()).not.toBe(before);
	};
	const control = (label: string) => page.getByLabel(label, { exact: true });
	await asked(() => control('Seuil de main d’œuvre').fill('60'), '60\u00a0%');
	await asked(() => control('Seuil de main d’œuvre').fill('50'), '50\u00a0%');
	await asked(() => control('Exercice').selectOption('2011'), '2011');
	await asked(() => control('Familles').selectOption('insertion'), 'famille insertion seule');
	await asked(() => control('Familles').selectOption('toutes'), 'Exercice 2011');
	await asked(() => control('Valeur d’une heure').selectOption('prudente'), 'valeur prudente');
	await asked(() => control('Segments limites compris').uncheck(), 'sans les segments limites');
	await asked(() => control('Établissements publics compris').check(), 'établissements publics');
	await page.getByRole('button', { name: 'Vue par défaut' }).click();
	await expect.poll(() => sentence.innerText()).toContain('Exercice 2012');
	// Parts out of sight follow a frame or two later.
	await expect.poll(() => page.getByRole('alert').count()).toBe(0);
});

test('without the engine, the simulator answers every control', async () => {
	const page = await open('simulateur/', blocked);
	const main = page.locator('main .page.stack');
	for (const change of [
		() => page.getByLabel('Région', { exact: true }).selectOption('53'),
		() => page.getByLabel('Seuil de main d’œuvre').fill('60'),
		() => page.getByLabel('Exercice', { exact: true }).selectOption('2011'),
		() => page.getByLabel('Établissements publics compris').check(),
		() =>
			page
				.getByRole('slider', { name: /^Part visée/ })
				.first()
				.press('ArrowRight'),
	]) {
		const before = await main.innerText();
		await change();
		await expect.poll(() => main.innerText()).not.toBe(before);
	}
});

test('without the engine, lists at an unusual question and rows say that they need it', async () => {
	const page = await open('regions/53/?ouvert=acheteurs', blocked);
	await page.getByLabel('Seuil de main d’œuvre').fill('60');
	const buyers = page.locator('section[aria-labelledby=acheteurs]');
	await expect.poll(() => buyers.innerText()).toMatch(/n’est pas arrivée?|moteur/);
	await page.locator('.ask').first().click();
	const dialog = page.getByRole('dialog');
	await expect.poll(() => dialog.innerText()).toMatch(/moteur/i);
	await page.unroute('**/moteur/**');
	await dialog.getByRole('button', { name: 'Recalculer dans DuckDB' }).click();
	await dialog.getByText('égaux au centime').waitFor({ timeout: 60_000 });
});
