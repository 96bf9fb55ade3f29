import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { awake, open } from '../support/e2e';

/** No frame is ever told of: parts wait their turn for seconds, unless touched or changed. */
const busy = (page: Page) =>
	page.addInitScript(() => {
		window.requestAnimationFrame = () => 0;
	});

test('a part that a reader touches before its turn wakes at once, and keeps what was done', async () => {
	const page = await open('', { asServed: true, prepare: busy });
	await page.locator('html[data-engine]').waitFor();
	const heatMap = page.locator('figure').filter({ has: page.getByRole('grid') });
	await heatMap.scrollIntoViewIfNeeded();
	expect(await page.locator('[data-served]').count()).toBeGreaterThan(3);
	await heatMap.getByRole('gridcell').nth(40).click();
	await page.getByRole('dialog').waitFor();
	expect(await heatMap.locator('xpath=ancestor::*[@data-served]').count()).toBe(0);
	// What was not touched still stands as served.
	expect(await page.locator('[data-served]').count()).toBeGreaterThan(1);
});

test('a control moved while parts sleep changes at once all that is in sight', async () => {
	const page = await open('', { asServed: true, prepare: busy });
	await page.locator('html[data-engine]').waitFor();
	expect(await page.locator('[data-served]').count()).toBeGreaterThan(3);
	const headline = page.locator('main .figure .value').first();
	await page.getByLabel('Exercice', { exact: true }).selectOption('2009');
	// 2009: worked out apart from the files of data/demo.
	await expect.poll(() => headline.innerText()).toBe('4,6\u00a0%');
	// One out of sight is drawn with the new figures when a reader comes to it.
	const ranking = page.locator('.ranking').first();
	const before = await ranking.innerText();
	await ranking.dispatchEvent('pointerover');
	await expect.poll(() => ranking.innerText()).not.toBe(before);
});

test('a control moved while parts sleep changes them all in their turn', async () => {
	const page = await open('', { asServed: true });
	await page.getByLabel('Exercice', { exact: true }).selectOption('2010');
	await awake(page);
	const frames = page.locator('figure.frame .subtitle').filter({ hasText: /201[0-9]/ });
	expect(await frames.count()).toBeGreaterThan(4);
	for (const text of await frames.allTextContents()) expect(text).toContain('2010');
});

test.each(['', 'regions/53/'])(
	'what is hydrated part by part is what was served (/%s)',
	async (path) => {
		// As read by someone: the text of each section, tables folded as served. What a figure answers to a
		// click is said by a page that is hydrated.
		const HELP = / ?(?:Un clic sur un chiffre|La barre d’espace sur une région)[^.]*\.$/;
		const read = async (javaScript: boolean) => {
			const page = await open(path, { javaScript });
			const texts = await page
				.locator('main section .chart, main section h2, main section h3')
				.allTextContents();
			return texts.map((text) => text.replace(/\s+/g, ' ').trim().replace(HELP, ''));
		};
		expect(await read(true)).toEqual(await read(false));
	},
);

test('a page comes to life by itself, and asks for no engine', async () => {
	const asked: string[] = [];
	const page = await open('regions/53/', {
		prepare: async (fresh) => fresh.on('request', (request) => asked.push(request.url())),
	});
	expect(await page.locator('[data-served]').count()).toBe(0);
	await page.getByLabel('Seuil de main d’œuvre').fill('60');
	await expect.poll(() => page.locator('.sentence').innerText()).toContain('60');
	expect(asked.filter((url) => /moteur|tables/.test(url))).toEqual([]);
});

test('an address that asks a question shows its figures, not those served', async () => {
	const page = await open('?exercice=2010');
	await expect.poll(() => page.locator('.sentence').innerText()).toContain('2010');
	for (const text of await page.locator('figure.frame .subtitle').allInnerTexts())
		expect(text).not.toContain('2012');
});

test('an address that asks a list of the default question shows it too', async () => {
	const page = await open('regions/53/?liste=acheteurs&ouvert=acheteurs');
	const buyers = page.getByRole('region', { name: /^Acheteurs de l’assiette/ });
	await expect.poll(() => buyers.locator('tbody tr').count()).toBe(11);
});

test('Back gives back what was seen: the address and the screen agree', async () => {
	const page = await open('regions/53/');
	const sentence = page.locator('.sentence');
	await page.getByLabel('Seuil de main d’œuvre').fill('60');
	// Left at once: the address had no time to follow by itself.
	await page.getByRole('link', { name: 'Segments', exact: true }).first().click();
	await page.getByRole('heading', { level: 1, name: /seuil de main d’œuvre/ }).waitFor();
	await page.goBack();
	await page.getByRole('heading', { level: 1, name: 'Bretagne' }).waitFor();
	expect(new URL(page.url()).search).toBe('?seuil=60');
	await expect.poll(() => sentence.innerText()).toContain('60\u00a0%');
});

/** A page whose scripts come only once asked for. */
async function openHeld(path: string) {
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	const page = await open(path, {
		asServed: true,
		prepare: (fresh) =>
			fresh.route(/_app\/.*\.js$/, async (route) => {
				await held;
				await route.continue();
			}),
	});
	return { page, release };
}

test('what is chosen before the page listens is not lost', async () => {
	const { page, release } = await openHeld('');
	const sentence = page.locator('.sentence');
	const before = await sentence.innerText();
	await page.getByLabel('Exercice', { exact: true }).selectOption('2011');
	await page.getByLabel('Valeur d’une heure').selectOption('prudente');
	await page.getByLabel('Établissements publics compris').check();
	await page.getByLabel('Seuil de main d’œuvre').fill('55');
	expect(await sentence.innerText()).toBe(before);
	release();
	await expect.poll(() => sentence.innerText()).toContain('2011');
	await expect.poll(() => sentence.innerText()).toMatch(/prudente/);
	await expect.poll(() => sentence.innerText()).toContain('55');
	expect(await page.getByLabel('Exercice', { exact: true }).inputValue()).toBe('2011');
	expect(await page.getByLabel('Valeur d’une heure').inputValue()).toBe('prudente');
	expect(await page.getByLabel('Établissements publics compris').isChecked()).toBe(true);
});

test('files given before the page listens are read', async () => {
	const { page, release } = await openHeld('donnees/');
	await page.locator('input[type=file][multiple]').setInputFiles({
		name: 'achats.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from('id_ligne,montant\n1,2\n'),
	});
	release();
	await page.getByRole('button', { name: /Contrôler et ouvrir/ }).waitFor();
	expect(await page.locator('main').innerText()).toContain('achats.csv');
});

test('without its cells a page stays readable, and says that its controls do not answer', async () => {
	const page = await open('regions/53/', {
		asServed: true,
		prepare: (fresh) => fresh.route('**/cellules/**', (route) => route.abort()),
		expected: /ERR_FAILED|Failed to fetch/,
		mayThrow: true,
	});
	const alert = page.getByRole('alert').filter({ hasText: 'ne répondent pas' });
	await alert.waitFor();
	expect(await page.locator('main').innerText()).toContain('Bretagne');
	await page.unroute('**/cellules/**');
	await alert.getByRole('button', { name: 'Réessayer' }).click();
	await awake(page);
	expect(await page.getByRole('alert').count()).toBe(0);
});
