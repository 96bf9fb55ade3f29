import { expect, test } from 'vitest';
import { awake, engineReady, open, showUp } from '../support/e2e';

test('a part that a reader touches before its turn wakes at once, and keeps what was done', async () => {
	const page = await open('', {
		asServed: true,
		engineOnItsWay: true,
		// No quiet moment ever comes: only a touch wakes.
		prepare: (fresh) => fresh.addInitScript(() => (window.requestIdleCallback = () => 0)),
	});
	await page.locator('fieldset[aria-label="Filtres"]:not([disabled])').waitFor();
	const heatMap = page.locator('figure').filter({ has: page.getByRole('grid') });
	await heatMap.scrollIntoViewIfNeeded();
	expect(await page.locator('[data-asleep]').count()).toBeGreaterThan(3);
	await heatMap.getByRole('gridcell').nth(40).click();
	await page.getByRole('dialog').waitFor();
	expect(await heatMap.locator('xpath=ancestor::*[@data-asleep]').count()).toBe(0);
	// What was not touched still stands as served.
	expect(await page.locator('[data-asleep]').count()).toBeGreaterThan(1);
});

test('a control moved while parts sleep changes them all', async () => {
	const page = await open('', {
		asServed: true,
		engineOnItsWay: true,
		prepare: (fresh) => fresh.addInitScript(() => (window.requestIdleCallback = () => 0)),
	});
	const ranking = page.locator('.ranking').first();
	const before = await ranking.innerText();
	await page.getByLabel('Exercice', { exact: true }).selectOption('2010');
	await expect.poll(() => ranking.innerText()).not.toBe(before);
	expect(await page.locator('[data-asleep]').count()).toBe(0);
});

test.each(['', 'regions/53/'])(
	'what comes to life part by part is what was served (/%s)',
	async (path) => {
		// As read by someone: the text of each section, tables folded as served. What a figure answers to a
		// click is said by a page that lives.
		const HELP = / ?Un clic sur un chiffre[^.]*\.$/;
		const read = async (javaScript: boolean) => {
			const page = await open(path, { javaScript });
			if (javaScript) {
				await awake(page);
				await engineReady(page);
			}
			const texts = await page
				.locator('main section .chart, main section h2, main section h3')
				.allTextContents();
			return texts.map((text) => text.replace(/\s+/g, ' ').trim().replace(HELP, ''));
		};
		expect(await read(true)).toEqual(await read(false));
	},
);

test('a page to be read stands as served until its reader moves', async () => {
	// Laid out by itself: sections that grow at once can scroll the page, which is a sign of a reader.
	const page = await open('regions/53/', { asServed: true, ownLayout: true });
	// A pointer that rests over the page: the browser tells where it is, and it has not moved.
	await page.evaluate(() =>
		document.body.dispatchEvent(
			new PointerEvent('pointermove', { bubbles: true, movementX: 0, movementY: 0 }),
		),
	);
	// Longer than a page takes to start, shorter than it waits to fetch the engine ahead.
	await page.waitForTimeout(1500);
	const ran = () =>
		page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
	expect((await ran()).filter((name) => name.includes('/moteur/'))).toEqual([]);
	expect(await page.locator('html[data-engine]').count()).toBe(0);
	await showUp(page);
	await awake(page);
	await engineReady(page);
});

test('scripts are fetched ahead after three seconds, and run after twenty, without any sign', async () => {
	const page = await open('', {
		asServed: true,
		engineOnItsWay: true,
		prepare: async (fresh) => {
			await fresh.clock.install({ time: 0 });
			// Well ahead: a clock that has already passed the instant cannot be stopped at it.
			await fresh.clock.pauseAt(60_000);
		},
	});
	const fetched = () => page.locator('link[rel=prefetch][as=script]').count();
	await page.clock.runFor(2500);
	expect(await fetched()).toBe(0);
	await page.clock.runFor(1000);
	expect(await fetched()).toBeGreaterThan(3);
	await page.clock.runFor(16_000);
	expect(await page.locator('html[data-engine]').count()).toBe(0);
	await page.clock.runFor(1000);
	await page.clock.resume();
	await page.locator('html[data-engine]').waitFor();
});

test('an address that asks a question starts by itself: its figures are not those served', async () => {
	const page = await open('?exercice=2010', { asServed: true, engineOnItsWay: true });
	await expect.poll(() => page.locator('.sentence').innerText()).toContain('2010');
});

test('an address that asks a list of the default question shows it by itself too', async () => {
	const page = await open('regions/53/?liste=acheteurs', {
		asServed: true,
		engineOnItsWay: true,
	});
	const buyers = page.getByRole('region', { name: /^Acheteurs de l’assiette/ });
	await expect.poll(() => buyers.locator('tbody tr').count()).toBe(11);
});

/** A page whose scripts come only once asked for. */
async function openHeld(path: string) {
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	const page = await open(path, {
		asServed: true,
		engineOnItsWay: true,
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
	await page.getByLabel('Heures à la valeur prudente').check();
	expect(await sentence.innerText()).toBe(before);
	release();
	await expect.poll(() => sentence.innerText()).toContain('2011');
	await expect.poll(() => sentence.innerText()).toMatch(/prudente/);
	expect(await page.getByLabel('Exercice', { exact: true }).inputValue()).toBe('2011');
	expect(await page.getByLabel('Heures à la valeur prudente').isChecked()).toBe(true);
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
