import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeEditions } from '../../data/demo/editions.mjs';
import { openDataSite, type DataSite } from '../support/dataSite';
import { open } from '../support/e2e';

/** Shares of 2012 that a site publishes, as pages print them, by region (and `FR`). */
async function shares({ url }: DataSite): Promise<Map<string, string>> {
	const csv = await (await fetch(`${url}telechargements/indicateur.csv`)).text();
	return new Map(
		csv
			.split('\n')
			.map((line) => line.split(','))
			.filter(([year, edition, , segment]) => `${year}${edition}${segment}` === '20122010tous')
			.map((cells) => [
				cells[2] ?? '',
				`${(Number(cells[12]) * 100).toFixed(1).replace('.', ',')}\u00a0%`,
			]),
	);
}

/** What a site published of its editions, saved as its folder would hold it. */
async function save({ url }: DataSite, folder: string): Promise<string> {
	await mkdir(join(folder, 'editions'), { recursive: true });
	const keep = async (name: string) => {
		const text = await (await fetch(`${url}editions/${name}.json`)).text();
		await writeFile(join(folder, 'editions', `${name}.json`), text);
		return text;
	};
	const list = JSON.parse(await keep('index')) as { editions: { id: string }[] };
	for (const { id } of list.editions) await keep(id);
	return folder;
}

let folder = '';
let third: DataSite;
let first: Map<string, string>;
let today: Map<string, string>;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'cap10-editions-'));
	const [one = '', two = '', three = ''] = writeEditions(folder);
	const site1 = await openDataSite(one);
	first = await shares(site1);
	const previous1 = await save(site1, join(folder, 'site1'));
	site1.close();
	const site2 = await openDataSite(two, previous1);
	const previous2 = await save(site2, join(folder, 'site2'));
	site2.close();
	third = await openDataSite(three, previous2);
	today = await shares(third);
}, 240_000);

afterAll(async () => {
	third.close();
	await rm(folder, { recursive: true });
});

const noEngine = {
	prepare: (page: Page) => page.route('**/moteur/**', (route) => route.abort()),
	expected: /ERR_FAILED|Failed to (load|fetch)/,
};
const main = (page: Page) => page.locator('main').innerText();
const banner = (page: Page) => page.getByRole('complementary', { name: 'Édition passée' });

test('a link pinned to the first edition shows its figures in the third site, without engine', async () => {
	const [then, now] = [first.get('53') ?? '', today.get('53') ?? ''];
	expect(then).not.toBe(now);
	const page = await open('regions/53/?edition=2012-12-31', { base: third.url, ...noEngine });
	await expect.poll(() => banner(page).innerText()).toContain('du 31 décembre 2012');
	await expect.poll(() => page.locator('main .figure').first().innerText()).toContain(then);
	expect(await page.locator('main .figure').first().innerText()).not.toContain(now);
	expect(await page.locator('header').first().innerText()).toContain('31 décembre 2012');
	// It is cited under its own address, which shows what is cited.
	expect(await page.locator('footer').innerText()).toMatch(
		/édition du 31 décembre 2012, \S+\/regions\/53\/\?edition=2012-12-31$/m,
	);

	// The filters answer on the cells of then, and the edition stays in the address.
	await page.getByLabel('Exercice', { exact: true }).selectOption('2011');
	await expect
		.poll(() => page.url())
		.toMatch(/exercice=2011.*edition=2012-12-31|edition=2012-12-31.*exercice=2011/);

	// From page to page too; a page whose lists were not kept says so.
	await page.getByRole('navigation', { name: 'Pages du site' }).getByText('Régions').click();
	await expect.poll(() => page.locator('h1').innerText()).toContain('régions');
	await expect.poll(() => page.url()).toContain('edition=2012-12-31');
	await page.getByRole('navigation', { name: 'Pages du site' }).getByText('FSE').click();
	await expect.poll(() => main(page)).toContain('ne garde pas cette page');

	await banner(page).getByRole('button').click();
	await expect.poll(() => main(page)).not.toContain('ne garde pas cette page');
	await expect.poll(() => page.url()).not.toContain('edition=');
});

test('the nation of a past edition, chosen in the list; Back is today’s', async () => {
	const page = await open('', { base: third.url });
	await expect.poll(() => main(page)).toContain(today.get('FR'));
	const list = page.getByLabel('Édition publiée');
	expect(await list.locator('option').allInnerTexts()).toEqual([
		'30 juin 2013 (actuelle)',
		'31 mars 2013',
		'31 décembre 2012',
	]);
	await list.selectOption('2012-12-31');
	await expect
		.poll(() => page.locator('main .figure').first().innerText())
		.toContain(first.get('FR'));
	await list.selectOption('2013-06-30');
	await expect
		.poll(() => page.locator('main .figure').first().innerText())
		.toContain(today.get('FR'));
	await expect.poll(() => page.url()).not.toContain('edition=');
});

test('today’s edition is pinned when asked, and one that is not there is said', async () => {
	const page = await open('segments/', { base: third.url });
	await page.getByRole('button', { name: 'Garder cette édition dans le lien' }).click();
	await expect.poll(() => page.url()).toContain('edition=2013-06-30');
	const absent = await open('?edition=2009-01-01', { base: third.url });
	await expect
		.poll(() => banner(absent).innerText())
		.toContain('L’édition du 1er janvier 2009 n’est pas sur ce site.');
	await expect.poll(() => main(absent)).toContain(today.get('FR'));
});
