import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/node';
import { expect, inject, test } from 'vitest';
import { awake, layOutAll, open } from '../support/e2e';

async function downloaded(page: Page, button: Locator): Promise<Download> {
	const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
	return file;
}

test('a table exports what it shows: sorted and filtered, as CSV and as XLSX', async () => {
	const page = await open('methode/');
	// The page listens.
	await page.locator('html[data-engine]').waitFor();
	const table = page.getByRole('region', { name: /^Segments d’achat/ });
	const tools = table.locator('xpath=preceding-sibling::*[1]');
	await tools.getByRole('searchbox').fill('entretien');
	await table.getByRole('button', { name: 'Segment', exact: true }).click();
	await expect.poll(() => table.locator('th[aria-sort]').count(), { timeout: 10_000 }).toBe(1);
	const shown = await table.locator('tbody th').allInnerTexts();
	expect(shown.length).toBeGreaterThan(1);
	expect(shown).toEqual(shown.toSorted((a, b) => a.localeCompare(b, 'fr')));

	const csv = await downloaded(page, tools.getByRole('button', { name: /CSV/ }));
	const text = await readFile(await csv.path(), 'utf8');
	const body = text.split('\r\n\r\n')[1]?.trim().split('\r\n').slice(1) ?? [];
	expect(body.map((line) => line.split(';')[0])).toEqual(shown);
	expect(text).toContain('Lignes qui contiennent «\u00a0entretien\u00a0»');
	expect(text).toContain('Données fictives');

	const xlsx = await downloaded(page, tools.getByRole('button', { name: /XLSX/ }));
	expect(xlsx.suggestedFilename()).toMatch(/\.xlsx$/);
	const sheet = await readSheet(await xlsx.path());
	expect(sheet.slice(-shown.length).map(([first]) => first)).toEqual(shown);
});

test('a chart gives its picture, with its filters, source, licence and address', async () => {
	const page = await open('?seuil=50&exercice=2011');
	const chart = page.locator('figure.frame').filter({ has: page.locator('.region-map') });
	await expect.poll(() => chart.innerText(), { timeout: 20_000 }).toContain('2011');
	const button = chart.getByRole('button', { name: 'Exporter ce graphique' });
	await button.focus();
	await page.keyboard.press('Enter');
	const svg = await downloaded(page, chart.getByRole('button', { name: 'Image SVG' }));
	const picture = await readFile(await svg.path(), 'utf8');
	const words = picture.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');
	for (const text of [
		'Part réalisée par région, 2011',
		'Exercice 2011 · régions de 2010 · segments à 50 % de main d’œuvre et plus',
		'Données fictives',
		'Licence : Licence Ouverte 2.0',
		'?seuil=50&#38;exercice=2011',
	]) {
		expect(words).toContain(text);
	}
	// A file has no style sheet: nothing in it may wait for one.
	expect(picture).not.toMatch(/var\(|foreignObject|class=/);
	const references = [...picture.matchAll(/url\(&#34;?#?([^)&"]+)|url\(#([^)]+)\)/g)];
	for (const [, quoted, plain] of references) {
		expect(picture).toContain(`id="${quoted ?? plain}"`);
	}
	const png = await downloaded(page, chart.getByRole('button', { name: 'Image PNG' }));
	const bytes = await readFile(await png.path());
	const size = await chart.boundingBox();
	expect(bytes.subarray(1, 4).toString()).toBe('PNG');
	// Twice the size on screen, plus two margins of 16 pixels.
	expect(bytes.readUInt32BE(16)).toBe(2 * Math.ceil((size?.width ?? 0) + 32));
});

/** Pages whose tables and charts a reader may take away. */
const PAGES = [
	'',
	'regions/',
	'regions/53/',
	'segments/',
	'segments/nettoyage/',
	'facilitateurs/',
	'fse/',
	'simulateur/',
	'acheteurs/',
	'donnees/',
	'methode/',
];

test('every table and chart of every page says what it is, wherever it is taken', async () => {
	const page = await open('mentions-legales/', {
		prepare: (opened) =>
			opened.addInitScript(() => {
				// What would be saved is kept here instead: hundreds of files, in no time.
				const kept: Blob[] = [];
				const createObjectURL = URL.createObjectURL.bind(URL);
				URL.createObjectURL = (given: Blob) => {
					kept.push(given);
					return createObjectURL(given);
				};
				HTMLAnchorElement.prototype.click = () => {};
				Object.assign(globalThis, { kept });
			}),
	});
	const counts = { tables: 0, charts: 0 };
	for (const path of PAGES) {
		await page.goto(new URL(path, inject('siteUrl')).href);
		await page.locator('html[data-engine]').waitFor();
		await awake(page);
		await layOutAll(page);
		const found = await page.evaluate(async () => {
			const { kept } = globalThis as unknown as { kept: Blob[] };
			for (const details of document.querySelectorAll('details')) details.open = true;
			for (const chart of document.querySelectorAll<HTMLElement>('main .export')) chart.click();
			const charts = [...document.querySelectorAll('main figure.frame')];
			const button = (within: Element, words: string) =>
				[...within.querySelectorAll('button')].find(({ textContent }) =>
					textContent.includes(words),
				);
			// Menus come with their code.
			for (let turns = 0; turns < 100; turns += 1) {
				if (charts.every((chart) => button(chart, 'Image SVG'))) break;
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
			const written = async (from: HTMLButtonElement | undefined) => {
				kept.length = 0;
				from?.click();
				return (await kept[0]?.text()) ?? '';
			};
			const tables = [];
			for (const from of document.querySelectorAll<HTMLButtonElement>('main button')) {
				if (from.textContent.includes('(CSV)')) tables.push(await written(from));
			}
			const pictures = [];
			for (const chart of charts) pictures.push(await written(button(chart, 'Image SVG')));
			return { tables, pictures };
		});
		for (const csv of found.tables) {
			const [head = '', body = ''] = csv.split('\r\n\r\n');
			expect(head).toMatch(/^Cap 10;.{5,}/);
			for (const word of ['Avertissement;', 'Date des données;', 'Source;', 'Licence;', 'Adresse;'])
				expect([path, head]).toEqual([path, expect.stringContaining(`\r\n${word}`)]);
			expect(body).not.toMatch(/(^|[;\n])"?[=+@\t]/);
		}
		for (const svg of found.pictures) {
			const words = svg.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');
			for (const word of ['Données fictives', 'Source : ', 'Licence : ', inject('siteUrl')])
				expect([path, words]).toEqual([path, expect.stringContaining(word)]);
		}
		counts.tables += found.tables.length;
		counts.charts += found.pictures.length;
	}
	// Counted on the pages: what would be lost by mistake is missed here.
	expect(counts.tables).toBeGreaterThanOrEqual(50);
	expect(counts.charts).toBeGreaterThanOrEqual(30);
});
