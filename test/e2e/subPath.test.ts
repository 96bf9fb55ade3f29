import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import { open } from '../support/e2e';

let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
	site = await serve(inject('siteFolder'), { base: '/x/y/' });
});

afterAll(() => site.close());

// `open` fails on any request to another origin; the server knows nothing outside /x/y/.
test('under a sub-path, pages, controls, engine and links work', async () => {
	const page = await open('', { base: site.url });
	await page.getByLabel('Seuil de main d’œuvre').fill('60');
	await expect.poll(() => page.locator('main .figure').first().innerText()).toContain('7,2\u00a0%');
	await page.locator('main').getByRole('link', { name: 'Poitou-Charentes' }).first().click();
	await expect.poll(() => page.locator('h1').innerText()).toBe('Poitou-Charentes');
	expect(new URL(page.url()).pathname).toBe('/x/y/regions/54/');
	expect(new URL(page.url()).search).toBe('?seuil=60');
	await expect.poll(() => page.locator('.sentence').innerText()).toContain('segments à 60\u00a0%');
	await page.getByRole('link', { name: 'Méthode' }).first().click();
	await expect.poll(() => new URL(page.url()).pathname).toBe('/x/y/methode/');
	expect(await page.evaluate(() => document.fonts.check('16px Inter'))).toBe(true);
});
