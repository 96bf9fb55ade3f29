import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { EXAMPLE_FILES } from '../support/example';
import { awake, open } from '../support/e2e';

// Hosts without real 404s answer a page, with a status of 200, for every file that they lack: those of a
// site published anew, or one that was not copied.
const PAGE = {
	status: 200,
	contentType: 'text/html; charset=utf-8',
	body: '<!doctype html><title>Accueil</title><p>Bienvenue',
};
const ANY = /.*/;

/** Answers a page for the addresses that match, until they are given back. */
async function lacks(page: Page, pattern: RegExp): Promise<() => Promise<void>> {
	await page.context().route(pattern, (route) => route.fulfill(PAGE));
	return () => page.context().unroute(pattern);
}

test('the engine’s worker answered by a page: an error, and « Réessayer » starts it', async () => {
	const page = await open('explorer/', { expected: ANY });
	const giveBack = await lacks(page, /moteur\/.*worker/);
	await page.getByRole('button', { name: 'Exécuter' }).click();
	const retry = page.getByRole('button', { name: 'Réessayer' });
	await retry.waitFor({ timeout: 60_000 });
	await giveBack();
	await retry.click();
	await page.locator('#resultat').waitFor({ timeout: 60_000 });
});

/** Gives the page the files of the worked example. */
async function giveFiles(page: Page): Promise<void> {
	const files = Object.entries(EXAMPLE_FILES).map(([name, text]) => ({
		name,
		mimeType: 'text/csv',
		buffer: Buffer.from(text),
	}));
	await page.locator('input[type=file]').first().setInputFiles(files);
}

test('looking at own files that does not end is given up, and the page answers', async () => {
	const page = await open('donnees/', { expected: ANY });
	// The script of the reader never comes.
	await page.context().route(/_app\/immutable\/workers\//, () => undefined);
	await giveFiles(page);
	await page.getByRole('button', { name: 'Annuler' }).click();
	await page.getByText('Lecture annulée').waitFor();
	await page.context().unroute(/_app\/immutable\/workers\//);
	await giveFiles(page);
	await page
		.getByText(/tables? reconnues?/)
		.first()
		.waitFor({ state: 'attached' });
});

test('the reader of own files answered by a page: an error, and « Réessayer » reads them', async () => {
	const page = await open('donnees/', { expected: ANY, mayThrow: true });
	const giveBack = await lacks(page, /_app\/immutable\/workers\//);
	await giveFiles(page);
	const retry = page.getByRole('button', { name: 'Réessayer' });
	await retry.waitFor();
	await giveBack();
	await retry.click();
	await page
		.getByText(/tables? reconnues?/)
		.first()
		.waitFor({ state: 'attached' });
});

test('a page whose scripts are answered by a page is loaded whole', async () => {
	const page = await open('methode/', { expected: ANY, mayThrow: true });
	const birth = await page.evaluate(() => performance.timeOrigin);
	// Its page, once served, names scripts that are there.
	let whole = false;
	page.on('request', (request) => (whole ||= request.isNavigationRequest()));
	await page
		.context()
		.route(/_app\/immutable\/nodes\//, (route) => (whole ? route.continue() : route.fulfill(PAGE)));
	await page.getByRole('link', { name: 'Explorer' }).first().click();
	await page.waitForURL(/explorer\/$/);
	await page.getByRole('heading', { level: 1, name: 'Explorer les données en SQL' }).waitFor();
	await awake(page);
	expect(await page.evaluate(() => performance.timeOrigin)).not.toBe(birth);
});

test('a page that cannot be hydrated stays as it was served, and says so', async () => {
	const page = await open('methode/', {
		asServed: true,
		expected: ANY,
		mayThrow: true,
		prepare: (page) => lacks(page, /_app\/immutable\/nodes\//),
	});
	await page.locator('[data-dead]').waitFor();
	expect(await page.locator('h1').count()).toBe(1);
	expect(await page.locator('main').innerText()).toContain('circulaire');
});
