import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeEditions } from '../../data/demo/editions.mjs';
import { openDataSite, type DataSite } from '../support/dataSite';
import { axe } from '../support/axe';
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

/** The lines of a file of open data, by name of column. */
async function read({ url }: DataSite, file: string): Promise<Record<string, string>[]> {
	const csv = await (await fetch(`${url}telechargements/${file}.csv`)).text();
	const [header = [], ...rows] = csv
		.trim()
		.split('\n')
		.map((line) => line.split(','));
	return rows.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])));
}

/** The base and what is realised of Bretagne in 2012, in euros, as a site publishes them. */
async function sums(site: DataSite): Promise<[base: number, realised: number]> {
	const rows = await read(site, 'indicateur');
	const row = rows.find(
		(found) =>
			`${found['exercice']} ${found['edition_regions']} ${found['region']} ${found['segment']}` ===
			'2012 2010 53 tous',
	);
	return [Number(row?.['assiette_ht']), Number(row?.['realise_ht'])];
}

/** What a site says that changed of Bretagne in 2012. */
async function revised(site: DataSite): Promise<Record<string, string>> {
	const rows = await read(site, 'revisions');
	const row = rows.find(
		(found) => `${found['exercice']} ${found['region']} ${found['segment']}` === '2012 53 tous',
	);
	return row ?? {};
}

/** A share, in billionths. */
const billionths = (base: number, realised: number) => Math.round((realised / base) * 1e9);
const written = (change: number) => (change / 1e9).toFixed(9);

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
/** Of each site: sums of Bretagne in 2012, and what changed since the one before. */
const bretagne: [base: number, realised: number][] = [];
const changes: Record<string, string>[] = [];
let feed = '';

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'cap10-editions-'));
	const [one = '', two = '', three = ''] = writeEditions(folder);
	const site1 = await openDataSite(one);
	first = await shares(site1);
	bretagne.push(await sums(site1));
	const previous1 = await save(site1, join(folder, 'site1'));
	site1.close();
	const site2 = await openDataSite(two, previous1, one);
	bretagne.push(await sums(site2));
	changes.push(await revised(site2));
	feed = await (await fetch(`${site2.url}flux/region-53.xml`)).text();
	const previous2 = await save(site2, join(folder, 'site2'));
	site2.close();
	third = await openDataSite(three, previous2, two);
	today = await shares(third);
	bretagne.push(await sums(third));
	changes.push(await revised(third));
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
	await expect.poll(() => banner(page).innerText()).toContain('du 31\u00a0décembre 2012');
	await expect.poll(() => page.locator('main .figure').first().innerText()).toContain(then);
	expect(await page.locator('main .figure').first().innerText()).not.toContain(now);
	expect(await page.locator('header').first().innerText()).toContain('31\u00a0décembre 2012');
	// It is cited under its own address, which shows what is cited.
	expect(await page.locator('footer').innerText()).toMatch(
		/édition du 31\sdécembre 2012\s+\S+\/regions\/53\/\?edition=2012-12-31$/m,
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
		'30\u00a0juin 2013 (actuelle)',
		'31\u00a0mars 2013',
		'31\u00a0décembre 2012',
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
		.toContain('L’édition du 1er\u00a0janvier 2009 n’est pas sur ce site.');
	await expect.poll(() => main(absent)).toContain(today.get('FR'));
});

test('what changed of Bretagne is split as by hand', () => {
	const [one, two, three] = bretagne as [[number, number], [number, number], [number, number]];
	// Fourteen lines of cleaning and security. Realised: two structures (45 319.88 and 96 660.43 €), and
	// 1 848 h, 592.5 h and 2 361 h at 28.99 € (20 € of cost for 69 % of labour).
	const [late, lateRealised] = [18_760_302.55, 281_175.8];
	// The line of cleaning of the structure whose period was wrong, and the amount found too high by
	// 500 000 €, paid to another structure.
	const [structure, amended] = [3_130_696.96, 500_000];
	const received = billionths(one[0] + late, one[1] + lateRealised);
	const registered = billionths(one[0] + late, one[1] + lateRealised + structure);
	expect(changes[0]).toMatchObject({
		ecart_lignes_recues: written(received - billionths(...one)),
		ecart_registre: written(registered - received),
		ecart_references: written(0),
		ecart: written(registered - billionths(...one)),
		lignes_recues: '14',
		assiette_ecart_ht: '18760302.55',
		realise_ecart_ht: '3411872.76',
	});
	expect(registered).toBe(billionths(...two));

	const corrected = billionths(two[0] - amended, two[1] - amended);
	expect(changes[1]).toMatchObject({
		ecart_lignes_corrigees: written(corrected - billionths(...two)),
		ecart_lignes_recues: written(0),
		ecart_registre: written(0),
		ecart_references: written(billionths(...three) - corrected),
		ecart: written(billionths(...three) - billionths(...two)),
		lignes_corrigees: '1',
	});
});

test('the page of revisions says it, from the list of editions, since any of them; feeds are Atom', async () => {
	const page = await open('', { base: third.url });
	await page.getByRole('link', { name: 'Ce qui a changé, et pourquoi' }).click();
	await expect
		.poll(() => page.locator('.lead').innerText())
		.toContain('Entre l’édition du 31\u00a0mars 2013 et celle du 30\u00a0juin 2013');
	expect(await main(page)).toMatch(
		/La part 2012 \(France\) passe de .*: 1.ligne corrigée \(−0,01.point\)/,
	);
	expect(await axe(page)).toEqual([]);
	await page.getByLabel('Édition publiée').selectOption('2012-12-31');
	await expect
		.poll(() => page.locator('.lead').innerText())
		.toContain('Entre l’édition du 31\u00a0décembre 2012 et celle du 30\u00a0juin 2013');
	expect(await main(page)).toContain('ne garde ici que ses sommes');

	const read = await page.evaluate((text) => {
		const atom = 'http://www.w3.org/2005/Atom';
		const parsed = new DOMParser().parseFromString(text, 'application/xml');
		const every = (within: Element | Document, name: string) => [
			...within.getElementsByTagNameNS(atom, name),
		];
		const own = (within: Element, name: string) =>
			every(within, name)
				.filter((found) => found.parentElement === within)
				.map((found) => found.textContent);
		return {
			root: `${parsed.documentElement.namespaceURI} ${parsed.documentElement.localName}`,
			// RFC 4287: what a feed and each of its entries must have, once.
			feed: ['id', 'title', 'updated'].map((name) => own(parsed.documentElement, name).length),
			author: every(parsed, 'name').length,
			entries: every(parsed, 'entry').map((entry) =>
				['id', 'title', 'updated', 'content'].map((name) => own(entry, name)),
			),
		};
	}, feed);
	expect(read).toMatchObject({
		root: 'http://www.w3.org/2005/Atom feed',
		feed: [1, 1, 1],
		author: 1,
	});
	const ids = read.entries.map(([id]) => id?.[0]);
	expect(new Set(ids).size).toBe(read.entries.length);
	expect(read.entries.every((parts) => parts.every((found) => found.length === 1))).toBe(true);
	expect(read.entries[0]).toEqual([
		['tag:cap10.invalid,2013-03-31:revisions:53:tous:2012'],
		['Part 2012, Bretagne'],
		['2013-03-31T00:00:00Z'],
		[
			'La part 2012 (Bretagne) passe de 12,0\u00a0% à 12,3\u00a0%\u00a0: 14\u00a0lignes reçues depuis (−0,43\u00a0point) et registre des structures corrigé (+0,69\u00a0point). En tout (HT), 18,8\u00a0M€ d’assiette de plus et 3,4\u00a0M€ de réalisé de plus.',
		],
	]);
});
