import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import { axe } from '../support/axe';
import { open } from '../support/e2e';

/** The policies of the README: of the whole site, then of what may be framed. */
const [WHOLE = '', FRAMED = ''] = [
	...readFileSync('README.md', 'utf8').matchAll(/^Content-Security-Policy: (.*)$/gm),
].map(([, policy]) => policy);

const place = mkdtempSync(join(tmpdir(), 'cap10-host-'));
let site: Awaited<ReturnType<typeof serve>>;
let host: Awaited<ReturnType<typeof serve>>;
let browser: Browser;
let pages = 0;

beforeAll(async () => {
	const headers = (path: string) => ({
		'Content-Security-Policy': path.startsWith('integrer/') ? FRAMED : WHOLE,
	});
	site = await serve(inject('siteFolder'), { headers });
	host = await serve(place);
	browser = await chromium.launch({
		executablePath: inject('browserPath'),
		args: ['--no-sandbox', '--disable-gpu'],
	});
});

afterAll(async () => {
	await browser.close();
	await Promise.all([site.close(), host.close()]);
	rmSync(place, { recursive: true, force: true });
});

/** A page of another site that holds some code, and what went wrong in it or was asked of a third one. */
async function hosted(code: string): Promise<{ page: Page; problems: string[] }> {
	// The server keeps what it has read.
	const name = `${(pages += 1)}.html`;
	writeFileSync(join(place, name), `<!doctype html><title>Préfecture</title>${code}`);
	const page = await browser.newPage({ viewport: { width: 700, height: 900 } });
	const problems: string[] = [];
	page.on('console', (message) => problems.push(message.text()));
	page.on('pageerror', (error) => problems.push(error.message));
	page.on('request', (request) => {
		if (![site.url, host.url].some((url) => request.url().startsWith(url)))
			problems.push(request.url());
	});
	await page.goto(host.url + name);
	return { page, problems };
}

/** The code that the page of a region gives for its trend. */
async function givenCode(edition: string, sizing: string): Promise<string> {
	const page = await open('regions/53/', { base: site.url });
	const figure = page.locator('figure[data-embed=evolution]');
	await figure.getByRole('button', { name: 'Exporter ce graphique' }).click();
	await figure.getByRole('button', { name: 'Intégrer' }).click();
	await figure.getByLabel('Ses chiffres').selectOption(edition);
	await figure.getByLabel('Sa hauteur').selectOption(sizing);
	const code = figure.getByLabel('Code à coller dans votre page');
	// The preview gives the height.
	await expect.poll(() => code.inputValue()).not.toContain('height="600"');
	expect(await axe(page, 'figure[data-embed=evolution]')).toEqual([]);
	return code.inputValue();
}

test('in a page of another site, a chart reads without any script, and leads back', async () => {
	const { page, problems } = await hosted(await givenCode('', 'fixe'));
	const frame = page.frameLocator('iframe');
	await frame.getByRole('heading', { name: 'Bretagne gagne 5,0 points' }).waitFor();
	await frame.getByText('Données fictives').waitFor();
	await frame.locator('summary').click();
	await frame.getByRole('cell', { name: '12,3\u00a0%' }).waitFor();
	const inside = page.frames()[1];
	expect(await inside?.evaluate(() => document.scripts.length)).toBe(0);
	expect(await inside?.evaluate(() => document.fonts.check('16px "Inter Cap10"'))).toBe(true);
	const back = frame.getByRole('link', { name: 'Voir la page de ce graphique' });
	expect(await back.evaluate((link) => (link as HTMLAnchorElement).href)).toBe(
		`${site.url}regions/53/`,
	);
	expect(problems).toEqual([]);
	await page.close();
});

test('pinned to its edition, a chart takes the height of what it shows', async () => {
	const code = await givenCode('2012-12-31', 'suit');
	expect(code).toContain('hauteur/?2012-12-31/regions/53/evolution/');
	const { page, problems } = await hosted(code.replace(/height="\d+"/, 'height="50"'));
	const height = () => page.locator('iframe').evaluate((frame) => frame.clientHeight);
	await expect.poll(height).toBeGreaterThan(300);
	const folded = await height();
	await page.frameLocator('iframe').frameLocator('iframe').locator('summary').click();
	await expect.poll(height).toBeGreaterThan(folded);
	expect(problems).toEqual([]);
	await page.close();
});

test('the headers of the README let no other page be framed', async () => {
	expect(WHOLE).toContain("frame-ancestors 'none'");
	const { page } = await hosted(`<iframe src="${site.url}regions/53/"></iframe>`);
	await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
	await page.close();
});
