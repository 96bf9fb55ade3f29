import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, inject, test } from 'vitest';
import { open } from '../support/e2e';

/** Shares by `exercice edition region`, from the published open data. */
let published: Map<string, { share: string; missing: string }>;

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
					share: `${(Number(rest[6]) * 100).toFixed(1).replace('.', ',')}\u00a0%`,
					missing: Math.round(Number(rest[9])).toLocaleString('fr-FR'),
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
	await expect.poll(() => headline.innerText()).toContain(scope?.missing);
}

test('without the engine, year and edition still recompute the national page', async () => {
	const page = await open('', blocked);
	await page.getByLabel('Exercice', { exact: true }).selectOption('2010');
	await showsScope(page, '2010 2010 FR');
	await page.getByLabel('Régions de', { exact: true }).selectOption('2016');
	await expect.poll(() => page.locator('main').innerText()).toContain('Hauts-de-France');
	await showsScope(page, '2010 2016 FR');
	expect(await page.locator('main .region-map a').count()).toBe(18);
});

test('without the engine, year and edition still recompute a region', async () => {
	const page = await open('regions/53/', blocked);
	await showsScope(page, '2012 2010 53');
	await page.getByLabel('Exercice', { exact: true }).selectOption('2011');
	await showsScope(page, '2011 2010 53');
	await page.getByLabel('Régions de', { exact: true }).selectOption('2016');
	await showsScope(page, '2011 2016 53');
	await expect.poll(() => page.locator('#rang ~ *').first().innerText()).toContain('Occitanie');
});

test('without the engine, any other question says so, keeps the figures and offers to retry', async () => {
	const page = await open('', blocked);
	await page.getByLabel('Seuil de main d’œuvre').fill('60');
	const notice = page.getByRole('alert');
	await expect.poll(() => notice.innerText()).toContain('n’a pas démarré');
	await showsScope(page, '2012 2010 FR');
	await page.unroute('**/moteur/**');
	await notice.getByRole('button', { name: 'Réessayer' }).click();
	await expect
		.poll(() => page.locator('main .figure').first().innerText(), { timeout: 60_000 })
		.toContain('7,2\u00a0%');
	expect(await notice.count()).toBe(0);
});
