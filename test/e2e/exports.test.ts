import { readFile } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/node';
import { expect, inject, test } from 'vitest';
import { downloaded } from '../support/download';
import { follow, open, goTo } from '../support/e2e';

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
	'segments/enquetes/',
	'facilitateurs/?bassin=5312',
	'fse/',
	'fse/demande-D001/',
	'fse/precontrole/',
	'simulateur/',
	'acheteurs/',
	'marches-attribues/',
	'donnees/',
	'donnees/dictionnaire/',
	'explorer/?sql=SELECT%201%20AS%20n',
	'methode/',
];

/** What a page lets take away, and where it falls short. */
interface Taken {
	/** Exported tables, as CSV. */
	tables: string[];
	/** Charts, as SVG. */
	pictures: string[];
	/** Tables and charts without one of their files, or without a link to their place. */
	bare: string[];
}

/** Presses every export of the page shown. Runs in the browser: it may use nothing from here. */
async function takeAll(): Promise<Taken> {
	const { kept, copied } = globalThis as unknown as { kept: Blob[]; copied: string[] };
	for (const summary of document.querySelectorAll<HTMLElement>('main summary')) {
		const details = summary.parentElement as HTMLDetailsElement;
		if (!details.open) summary.click();
	}
	for (const chart of document.querySelectorAll<HTMLElement>('main .export')) chart.click();
	const button = (within: Element | null | undefined, words: string) =>
		[...(within?.querySelectorAll('button') ?? [])].find(({ textContent }) =>
			textContent.includes(words),
		);
	const charts = [...document.querySelectorAll('main figure.frame')];
	// Menus come with their code.
	for (let turns = 0; turns < 100; turns += 1) {
		if (charts.every((chart) => button(chart, 'Image SVG'))) break;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	const bare: string[] = [];
	const written = async (from: HTMLButtonElement | undefined) => {
		kept.length = 0;
		from?.click();
		return (await kept[0]?.text()) ?? '';
	};
	const leads = (within: Element | null | undefined) => {
		copied.length = 0;
		button(within, 'Copier le lien')?.click();
		const [link] = copied;
		if (link === undefined) return false;
		const { pathname, search, hash } = new URL(link);
		if (pathname !== location.pathname || search !== location.search) return false;
		return document.getElementById(decodeURIComponent(hash.slice(1))) !== null;
	};
	const tables: string[] = [];
	for (const table of document.querySelectorAll<HTMLTableElement>('main table')) {
		if (!table.checkVisibility() || table.querySelector('select')) continue;
		const name = table.caption?.textContent ?? table.getAttribute('role') ?? '';
		const frame = table.closest('[role=region]');
		const tools = frame
			? frame.previousElementSibling
			: table.role === 'grid'
				? table.closest('figure')
				: table.nextElementSibling;
		const csv = await written(button(tools, 'CSV'));
		if (csv === '' || !button(tools, 'XLSX')) bare.push(`${name}: no file`);
		else tables.push(csv);
		if (!leads(tools)) bare.push(`${name}: no link`);
	}
	const pictures: string[] = [];
	for (const chart of charts) {
		const name = chart.querySelector('.title')?.textContent ?? '';
		const svg = await written(button(chart, 'Image SVG'));
		if (svg === '' || !button(chart, 'Image PNG')) bare.push(`${name}: no picture`);
		else pictures.push(svg);
		if (!leads(chart.querySelector('.menu'))) bare.push(`${name}: no link`);
	}
	for (const drawing of document.querySelectorAll('main svg')) {
		if (drawing.clientWidth > 50 && !drawing.closest('figure.frame'))
			bare.push(`a drawing outside any frame, in ${drawing.parentElement?.className}`);
	}
	return { tables, pictures, bare };
}

test('every table and chart of every page has its files and its link, and says what it is', async () => {
	const page = await open('mentions-legales/', {
		prepare: (opened) =>
			opened.addInitScript(() => {
				// What would be saved or copied is kept here instead: hundreds of files, in no time.
				const kept: Blob[] = [];
				const copied: string[] = [];
				const createObjectURL = URL.createObjectURL.bind(URL);
				URL.createObjectURL = (given: Blob) => {
					kept.push(given);
					return createObjectURL(given);
				};
				HTMLAnchorElement.prototype.click = () => {};
				Object.defineProperty(navigator, 'clipboard', {
					value: { writeText: (text: string) => Promise.resolve(copied.push(text)) },
				});
				Object.assign(globalThis, { kept, copied });
			}),
	});
	const counts = { tables: 0, charts: 0 };
	for (const path of PAGES) {
		const { href } = new URL(path, inject('siteUrl'));
		if (path.startsWith('explorer/')) {
			await goTo(page, href);
		} else await follow(page, href);
		await page.locator('html[data-engine]').waitFor();
		if (path.startsWith('explorer/')) {
			await page.getByRole('button', { name: 'Exécuter' }).click();
			await page.locator('#resultat').waitFor({ timeout: 60_000 });
		}
		if (path.includes('bassin='))
			await page.getByRole('table', { name: /^Assiette par segment/ }).waitFor();
		const { tables, pictures, bare } = await page.evaluate(takeAll);
		expect([path, bare]).toEqual([path, []]);
		for (const csv of tables) {
			const [head = '', body = ''] = csv.split('\r\n\r\n');
			expect(head).toMatch(/^\ufeff?Cap 10;.{5,}/);
			for (const word of ['Avertissement;', 'Date des données;', 'Source;', 'Licence;', 'Adresse;'])
				expect([path, head]).toEqual([path, expect.stringContaining(`\r\n${word}`)]);
			expect(body).not.toMatch(/(^|[;\n])"?[=+@\t]/);
		}
		for (const svg of pictures) {
			const words = svg.replace(/<[^>]*>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');
			for (const word of ['Données fictives', 'Source : ', 'Licence : ', inject('siteUrl')])
				expect([path, words]).toEqual([path, expect.stringContaining(word)]);
		}
		counts.tables += tables.length;
		counts.charts += pictures.length;
	}
	// Counted on the pages: what would be lost by mistake is missed here.
	expect(counts.tables).toBeGreaterThanOrEqual(95);
	expect(counts.charts).toBeGreaterThanOrEqual(35);
});

test('the link of a table, opened, shows the same table, under the same question', async () => {
	const page = await open('regions/?seuil=50&exercice=2011');
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	const caption = 'Les régions de 2010, exercice 2011';
	const table = page.getByRole('region', { name: caption });
	await table.waitFor();
	const shown = await table.locator('tbody').innerText();
	const copy = page.getByRole('button', { name: /^(Copier le lien|Lien copié) : Régions/ }).first();
	await copy.press('Enter');
	await expect.poll(() => copy.innerText()).toContain('Lien copié');
	const link = await page.evaluate(() => navigator.clipboard.readText());
	expect(new URL(link).hash).toBe('#tableau');

	const again = await open(link);
	const same = again.getByRole('region', { name: caption });
	await same.waitFor();
	await expect.poll(() => same.locator('tbody').innerText()).toBe(shown);
	const heading = again.getByRole('heading', { name: 'Toutes les régions en chiffres' });
	expect(await heading.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(
		300,
	);
});

test('the link of one table among many, opened, shows it in the order of its sender', async () => {
	const page = await open('facilitateurs/?ouvert=porteurs');
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	const caption = 'Postes et bassins par financement';
	const table = page.getByRole('region', { name: caption });
	const before = await table.locator('tbody').innerText();
	// From A to Z, then from Z to A: never the order of the page, which is by number of posts.
	const header = table.getByRole('columnheader').first();
	await header.getByRole('button').click();
	await header.getByRole('button').click();
	const shown = await table.locator('tbody').innerText();
	expect(shown).not.toBe(before);
	const copy = page.getByRole('button', { name: /: Postes par financement$/ });
	await copy.last().press('Enter');
	await expect.poll(() => copy.last().innerText()).toContain('Lien copié');
	const link = await page.evaluate(() => navigator.clipboard.readText());

	const again = await open(link);
	const same = again.getByRole('region', { name: caption });
	await expect.poll(() => same.locator('tbody').innerText()).toBe(shown);
	// The table beside it, in the same section, keeps its own order.
	const beside = (where: typeof page) =>
		where
			.getByRole('region', { name: 'Postes et bassins par type de porteur' })
			.locator('tbody')
			.innerText();
	expect(await beside(again)).toBe(await beside(page));
});
