import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axe } from '../support/axe';
import { open, sharedPage } from '../support/e2e';

const PAGE = 'facilitateurs/';

const visit = sharedPage();

/** A loaded machine may take seconds for what a reader sees at once. */
const SOON = { timeout: 10_000 };

const main = (page: Page) => page.locator('main');
const shapes = (page: Page) => page.locator('svg[data-drawing] path[data-code]');
const listed = (page: Page) =>
	page.locator('section[aria-labelledby="liste"] tbody tr').filter({ has: page.locator('th') });

/** Resolves once the map answers to the keyboard. */
const live = (page: Page) =>
	page.locator('svg[data-drawing] path[role="button"]').first().waitFor();

/** Where the map stands in its drawing, and how many times larger. */
const viewOf = (page: Page) => page.locator('[data-view]').getAttribute('transform');
const scaleOf = async (page: Page) =>
	Number(/scale\(([\d.]+)\)/.exec((await viewOf(page)) ?? '')?.[1]);

/** Figures of the demonstration at its reference date, from an independent count. */
const STATES = { dedie: 122, partage: 68, partiel: 40, non_couvert: 46, inconnu: 46 };

test('reads without JavaScript: the interval, the map, the list', async () => {
	const page = await open(PAGE, { javaScript: false });
	const text = await main(page).innerText();
	expect(text).toContain('71,4 à 85,7\u00a0%');
	expect(text).toContain('230\u00a0bassins sur 322');
	// The licence of the contours asks for it.
	expect(text).toContain('Contours\u00a0: IGN, ADMIN EXPRESS COG 2018 (Licence Ouverte)');
	expect(text).toContain(
		'322 zones d’emploi de l’édition 2010, population légale en vigueur en 2026.',
	);
	expect(await shapes(page).count()).toBe(322);
	// The first basins, and the file that holds the 322.
	expect(await listed(page).count()).toBe(12);
	const rest = page.locator('section[aria-labelledby="liste"]').getByText('autres lignes dans');
	expect(await rest.innerText()).toBe('310\u00a0autres lignes dans couverture.csv.');
	for (const [state, count] of Object.entries(STATES)) {
		expect(await page.locator(`svg[data-drawing] .s-${state}`).count()).toBe(count);
	}
});

test('says that its file has not come, and is whole once it has', async () => {
	const FILE = '**/facilitateurs/couverture.json';
	const page = await open(PAGE, {
		expected: /ERR_FAILED/,
		prepare: (page) => page.route(FILE, (route) => route.abort()),
	});
	await page.getByText('Données non reçues').waitFor(SOON);
	await page.unroute(FILE);
	await page.getByRole('button', { name: 'Réessayer' }).click();
	await live(page);
	expect(await main(page).innerText()).toContain('71,4 à 85,7\u00a0%');
});

test('no host is named on a public site', async () => {
	const page = await open(PAGE);
	expect(await page.content()).not.toContain('PLIE Fictif');
	const file = await page.evaluate(async () => (await fetch('couverture.json')).text());
	expect(file).toContain('hostName');
	expect(file).not.toContain('PLIE Fictif');
});

describe('with JavaScript', () => {
	test('the date repaints the map and goes to the address', async () => {
		const page = await visit(PAGE);
		await live(page);
		const slider = page.getByLabel('Date', { exact: true });
		await slider.focus();
		await slider.press('Home');
		await expect.poll(() => main(page).innerText(), SOON).toContain('31\u00a0janvier 2009');
		await expect.poll(() => new URL(page.url()).searchParams.get('date'), SOON).toBe('2009-01-31');
		const covered = await page.locator('svg[data-drawing] .s-dedie').count();
		expect(covered).toBeLessThan(STATES.dedie);
	});

	test('a link reproduces date, measure, region and basin', async () => {
		const page = await visit(`${PAGE}?date=2011-06-30&mesure=etp&region=82&bassin=8214`);
		await live(page);
		await expect
			.poll(() => main(page).innerText(), SOON)
			.toContain('30\u00a0juin 2011, Rhône-Alpes');
		expect(await page.locator('#fiche').innerText()).toContain('Lyon');
		expect(await page.getByLabel('Colorer par').inputValue()).toBe('etp');
		expect(await page.locator('svg[data-drawing] [class*="m-"]').count()).toBe(322);
		// The list holds the basins of the region: 24 of them touch Rhône-Alpes.
		const all = page.getByRole('button', { name: 'Tout afficher (24)' });
		await all.press('Enter');
		await expect.poll(() => listed(page).count(), SOON).toBe(24);
		// The button has gone: the focus that it held is on the table.
		expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-table'))).toBe(
			true,
		);
	});

	test('the zoom shows a region, and the whole country again', async () => {
		const page = await visit(PAGE);
		await live(page);
		expect(await scaleOf(page)).toBe(1);
		await page.getByLabel('Région', { exact: true }).selectOption('53');
		// Bretagne is some 210 of the 600 units wide.
		await expect.poll(() => scaleOf(page), SOON).toBeGreaterThan(2);
		await page.getByRole('button', { name: 'Vue par défaut' }).click();
		expect(await scaleOf(page)).toBe(1);
	});

	test('a hand enlarges the map on purpose, never by a tap or a plain wheel', async () => {
		const page = await visit(PAGE, { width: 390 });
		await live(page);
		await page.getByRole('button', { name: 'Agrandir', exact: true }).waitFor(SOON);
		const svg = page.locator('svg[data-drawing]');
		await svg.evaluate((drawing) => drawing.scrollIntoView({ block: 'center' }));
		const { x, y, width, height } = (await svg.boundingBox()) ?? {
			x: 0,
			y: 0,
			width: 0,
			height: 0,
		};
		const [cx, cy] = [x + width / 2, y + height / 2];
		const fingers = await page.context().newCDPSession(page);
		const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...xs: number[]) =>
			fingers.send('Input.dispatchTouchEvent', {
				type,
				touchPoints: xs.map((shift, id) => ({ x: cx + shift, y: cy, id })),
			});
		const standing = async () => [await viewOf(page), await page.evaluate(() => scrollY)];
		const before = await standing();
		await touch('touchStart', 0);
		await touch('touchEnd');
		await page
			.locator('#fiche')
			.getByText(/Bassin \d{4}/)
			.waitFor(SOON);
		expect(await standing()).toEqual(before);

		await touch('touchStart', -20, 20);
		await touch('touchMove', -40, 40);
		await touch('touchMove', -60, 60);
		await touch('touchEnd');
		await expect.poll(() => scaleOf(page), SOON).toBeGreaterThan(1.5);
		await page.getByRole('button', { name: 'Tout', exact: true }).click();
		await expect.poll(() => scaleOf(page), SOON).toBe(1);

		await page.mouse.move(cx, cy);
		await page.mouse.wheel(0, -30);
		expect(await scaleOf(page)).toBe(1);
		await page.keyboard.down('Control');
		await page.mouse.wheel(0, -200);
		await page.keyboard.up('Control');
		await expect.poll(() => scaleOf(page), SOON).toBeGreaterThan(1.1);
	});

	test('keys enlarge and move the map, and a basin that they reach is in sight', async () => {
		const page = await visit(PAGE);
		await live(page);
		await page.getByRole('button', { name: 'Agrandir', exact: true }).waitFor(SOON);
		await page.locator('svg[data-drawing] path[tabindex="0"]').focus();
		for (const key of ['+', '+', '+']) await page.keyboard.press(key);
		await expect.poll(() => scaleOf(page), SOON).toBeGreaterThan(4);
		const before = await viewOf(page);
		await page.keyboard.press('Shift+ArrowRight');
		expect(await viewOf(page)).not.toBe(before);
		// The last basin is in the south of Corsica, far from the middle.
		await page.keyboard.press('End');
		const inside = await page.evaluate(() => {
			const drawing = document.querySelector('svg[data-drawing]')?.getBoundingClientRect();
			const basin = document.activeElement?.getBoundingClientRect();
			return (
				drawing &&
				basin &&
				basin.right > drawing.left &&
				basin.left < drawing.right &&
				basin.bottom > drawing.top &&
				basin.top < drawing.bottom
			);
		});
		expect(inside).toBe(true);
		await page.keyboard.press('0');
		expect(await scaleOf(page)).toBe(1);
	});

	test('changing the measure repaints the 322 basins at once, and draws none of them anew', async () => {
		const page = await visit(PAGE);
		await live(page);
		const { painted, drawn } = await page.evaluate(async () => {
			const select = [...document.querySelectorAll('select')].find((each) =>
				[...each.options].some(({ value }) => value === 'etp'),
			);
			const map = document.querySelector('svg[data-drawing]');
			if (!select || !map) throw new Error('no measure, or no map');
			const observer = new MutationObserver(() => undefined);
			observer.observe(map, { attributes: true, childList: true, subtree: true });
			const marks = new Map<string, (string | null)[]>();
			for (const value of ['etp', 'etat']) {
				select.value = value;
				select.dispatchEvent(new Event('change', { bubbles: true }));
				// No frame, no timer: what follows is what the next frame shows.
				await Promise.resolve();
				const basins = [...map.querySelectorAll('path[data-code]')];
				marks.set(
					value,
					basins.map((basin) => basin.getAttribute('class')),
				);
			}
			const drawn = observer
				.takeRecords()
				.flatMap(({ addedNodes }) => [...addedNodes])
				.filter((node) => node instanceof Element && node.matches('path[data-code]'));
			return { painted: [...marks.values()], drawn: drawn.length };
		});
		expect(painted[0]).toHaveLength(322);
		expect(painted[0]).not.toEqual(painted[1]);
		expect(drawn).toBe(0);
	});

	test('the keyboard walks from basin to basin and opens a card', async () => {
		const page = await visit(PAGE);
		await live(page);
		const focused = () =>
			page.evaluate(() => (document.activeElement as SVGElement | null)?.dataset['code']);
		// One stop of the Tab key for the whole map.
		expect(await page.locator('svg[data-drawing] path[tabindex="0"]').count()).toBe(1);
		await page.locator('svg[data-drawing] path[tabindex="0"]').focus();
		const start = await focused();
		await page.keyboard.press('ArrowDown');
		const next = await focused();
		expect(next).not.toBe(start);
		const name = await page.locator(`path[data-code="${next}"]`).getAttribute('aria-label');
		const label = (name ?? '').split('\u00a0:')[0] ?? '';
		expect(await page.locator('#bassin-pointe').innerText()).toContain(label);
		await page.keyboard.press('Enter');
		await expect.poll(() => page.locator('#fiche').innerText(), SOON).toContain(label);
		await page.keyboard.press('Home');
		expect(await focused()).toBe('0050');
	});

	test('the list filters by state and by words, and its export is what the screen shows', async () => {
		const page = await visit(PAGE);
		await live(page);
		await page.getByLabel('État', { exact: true }).selectOption('non_couvert');
		await page.getByRole('button', { name: `Tout afficher (${STATES.non_couvert})` }).waitFor(SOON);
		await page
			.locator('section[aria-labelledby="liste"]')
			.getByLabel('Filtrer les lignes')
			.fill('midi-pyr');
		await expect.poll(() => listed(page).count(), SOON).toBe(4);
		const list = page.locator('section[aria-labelledby="liste"]');
		await list
			.locator('thead')
			.getByRole('button', { name: /Population/ })
			.click();
		await expect
			.poll(() => new URL(page.url()).searchParams.get('tri.liste'), SOON)
			.toBe('-population');
		const names = await listed(page).locator('th').allTextContents();
		// The four of Midi-Pyrénées: Castres, Rodez, Cahors, Millau, the most peopled first.
		const people = await listed(page).locator('td:nth-of-type(6)').allTextContents();
		const sizes = people.map((text) => Number(text.replace(/\D/g, '')));
		expect(sizes).toEqual([...sizes].sort((a, b) => b - a));

		const waiting = page.waitForEvent('download');
		await page
			.locator('section[aria-labelledby="liste"]')
			.getByRole('button', { name: /Télécharger/ })
			.click();
		const file = readFileSync(await (await waiting).path(), 'utf8');
		const lines = file.slice(1).trim().split('\r\n');
		const header = lines.findIndex((line) => line.startsWith('Bassin;Code;'));
		expect(lines.slice(header + 1).map((line) => line.split(';')[0])).toEqual(names);
		expect(file).toContain('Lignes qui contiennent «\u00a0midi-pyr\u00a0»');
		expect(file).toContain('Données fictives');
		expect(file).toContain('etat=non_couvert');
		// The words of the screen, not the codes behind them.
		expect(lines[header + 1]).toContain(';non couvert;');
	});

	test('more posts bring more coverage', async () => {
		const page = await visit(`${PAGE}?postes=46&refuses=avec`);
		await live(page);
		const section = page.locator('section[aria-labelledby="prochains"]');
		// All the declared basins are served, those that a prefect refuses too: only the unknown ones stay out.
		await expect
			.poll(() => section.textContent(), SOON)
			.toContain('entre 85,7\u00a0% et 100,0\u00a0%');
		expect(await section.locator('tbody tr').count()).toBe(46);
	});
});

test.each([
	['light', 1280],
	['dark', 1280],
	['light', 390],
] as const)('axe finds nothing, %s, %i px', async (scheme, width) => {
	// One region: axe weighs every cell of every table, and 322 rows say nothing that 18 do not.
	const page = await visit(`${PAGE}?region=53&bassin=5312&cercles=oui`, { scheme, width });
	await live(page);
	await page.locator('#fiche table').waitFor();
	expect(await axe(page)).toEqual([]);
});

test.each([320, 390])('nothing overflows at %i px', async (width) => {
	const page = await visit(PAGE, { width });
	await live(page);
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect(overflow).toBeLessThanOrEqual(0);
});
