import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { makeCopy } from '$lib/server/offline/copy';
import { awake, open } from '../support/e2e';

const place = mkdtempSync(join(tmpdir(), 'cap10 à emporter '));
const copy = join(place, 'copie');
const base = `${pathToFileURL(copy).href}/`;

beforeAll(() => makeCopy(inject('siteFolder'), copy));
afterAll(() => rmSync(place, { recursive: true, force: true }));

// `open` fails on any console message and on any request to a server.
test('from a file, a control answers, and links lead from page to page', async () => {
	const page = await open('index.html', { base });
	await page.getByLabel('Seuil de main d’œuvre').fill('60');
	await expect.poll(() => page.locator('main .figure').first().innerText()).toContain('7,2\u00a0%');
	// The choices go with the link.
	await page.locator('main').getByRole('link', { name: 'Poitou-Charentes' }).first().click();
	await page.waitForURL(`${base}regions/54/index.html?seuil=60`);
	await awake(page);
	await expect.poll(() => page.locator('.sentence').innerText()).toContain('segments à 60\u00a0%');
	await page.getByRole('combobox', { name: /Rechercher/ }).fill('nettoyage');
	await page.getByRole('option').first().click();
	await page.waitForURL(/\/segments\/nettoyage\/index\.html/);
	await awake(page);
	expect(await page.evaluate(() => document.fonts.check('16px "Inter Cap10"'))).toBe(true);
});

test.each(['facilitateurs/', 'fse/demande-D001/'])('from a file, %s is hydrated', async (path) => {
	await open(`${path}index.html`, { base });
});

test('from a file, what needs the engine says so', async () => {
	const page = await open('explorer/index.html', { base });
	await page.getByRole('button', { name: 'Exécuter' }).click();
	const said = page.locator('.engine').getByText('sans moteur de calcul').first();
	await said.waitFor({ state: 'attached' });
	await page.goto(`${base}donnees/index.html`);
	await awake(page);
	await page.getByText('Pas dans cette copie').waitFor();
});

test('from a file and without JavaScript, a page reads and its links name files', async () => {
	const page = await open('regions/53/index.html', { base, javaScript: false });
	expect(await page.locator('h1').innerText()).toBe('Bretagne');
	await page.getByRole('link', { name: 'Méthode' }).first().click();
	await page.waitForURL(`${base}methode/index.html`);
});

test('the zip holds the folder, and the manifest the digest of each of its files', () => {
	const zipped = unzipSync(readFileSync(`${copy}.zip`));
	const there = readdirSync(copy, { recursive: true, withFileTypes: true });
	expect(Object.keys(zipped)).toHaveLength(there.filter((entry) => entry.isFile()).length);
	const manifest = readFileSync(join(copy, 'sha256.txt'), 'utf8').trimEnd().split('\n');
	expect(manifest).toHaveLength(Object.keys(zipped).length - 1);
	for (const line of manifest) {
		const [digest = '', path = ''] = line.split('  ');
		const bytes = zipped[`cap10/${path}`] ?? new Uint8Array();
		expect(createHash('sha256').update(bytes).digest('hex'), path).toBe(digest);
	}
});
