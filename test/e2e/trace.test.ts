import { expect, test } from 'vitest';
import { axe } from '../support/axe';
import { alive, follow, open, sharedPage, goTo } from '../support/e2e';

/** One engine gives the rows of all the figures. */
const visit = sharedPage();

/** Plain spaces: typography has its own tests. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** An amount or a number as written, in euros. */
const amount = (text: string) => Number(text.replace(/[ €]/g, '').replace(',', '.'));

test('a figure says by keyboard what it is, how it is computed, and which rows made it', async () => {
	const page = await visit('regions/53/');
	await alive(page);
	const shown = await page.locator('.figure .value').first().innerText();
	const origin = page.getByRole('button', { name: /^D’où vient ce chiffre/ }).first();
	await origin.focus();
	await page.keyboard.press('Enter');
	const panel = page.getByRole('dialog', { name: 'D’où vient ce chiffre' });
	await panel.getByRole('table').waitFor();
	expect(await panel.innerText()).toContain('Bretagne, 2012');
	// The lines themselves are not published: the panel says why.
	expect(await panel.innerText()).toContain(
		'le producteur n’a pas choisi de diffuser le détail (clé detail de jeu.json)',
	);

	// The formula with its amounts, redone here: (organismes + heures) ÷ assiette.
	const formula = plain(await panel.locator('.formula').innerText());
	const [org = NaN, hours = NaN, base = NaN] = [...formula.matchAll(/([\d ]+,\d\d) €/g)].map(
		([, amount = '']) => Number(amount.replaceAll(' ', '').replace(',', '.')),
	);
	expect(plain(shown)).toBe(`${((100 * (org + hours)) / base).toFixed(1).replace('.', ',')} %`);
	expect(plain(await panel.innerText())).toMatch(/\d+ lignes agrégées, qui réunissent \d+ lignes/);

	// The text to copy is that of the figure; another figure of the same answer is two keys away.
	await panel.getByText('Le chiffre', { exact: true }).click();
	expect(await panel.locator('pre').first().innerText()).toContain("region_2010 = '53'");
	await panel.getByLabel('Chiffre', { exact: true }).selectOption({ label: 'Écart à 10\u00a0%' });
	await expect.poll(() => panel.locator('pre').first().innerText()).toContain('AS ecart');
	await panel.getByLabel('Territoire').selectOption({ label: 'France' });
	await expect.poll(() => panel.innerText()).toContain('France, 2012');
	expect(await axe(page, 'dialog[open]')).toEqual([]);

	// The SQL of the panel, opened in the explorer, gives the same figure to the cent.
	const gap = plain(await panel.locator('.figure b').innerText());
	const explorer = await page.context().newPage();
	const link = panel.getByRole('link', { name: /^Ouvrir dans l’explorateur.*Le chiffre$/ });
	await goTo(explorer, await link.evaluate((a) => (a as HTMLAnchorElement).href));
	await explorer.getByRole('button', { name: 'Exécuter' }).click();
	await explorer.locator('#resultat').waitFor({ timeout: 60_000 });
	const given = plain(await explorer.locator('tbody th').first().innerText());
	expect(amount(given)).toBe(amount(gap));
	await explorer.close();

	// Escape closes, and the focus is back where it was.
	await page.keyboard.press('Escape');
	await panel.waitFor({ state: 'hidden' });
	expect(await origin.evaluate((button) => button === document.activeElement)).toBe(true);
});

test('each figure of a table opens its own origin, arrows go from one to the next', async () => {
	const page = await visit('', { width: 390, scheme: 'dark' });
	const ranking = page.locator('figure', { has: page.locator('summary') }).filter({
		hasText: 'Part réalisée et bornes',
	});
	await alive(page);
	await ranking.getByText('Tableau').click();
	const row = ranking.getByRole('row').nth(1);
	await row.getByRole('button').first().focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowDown');
	const below = ranking.getByRole('row').nth(2);
	const label = (await below.getByRole('rowheader').innerText()).trim();
	await page.keyboard.press('Enter');
	const panel = page.getByRole('dialog');
	await panel.getByText(`${label}, 2012`, { exact: true }).waitFor();
	expect(await panel.locator('.figure').innerText()).toContain('Réalisé');
	await panel.getByRole('table').waitFor({ timeout: 60_000 });
	expect(await axe(page, 'dialog[open]')).toEqual([]);
	await panel.getByRole('button', { name: 'Fermer' }).click();
	await panel.waitFor({ state: 'hidden' });
});

test('a buyer, a segment and a cell of the heat map say where their figures come from', async () => {
	const page = await visit('acheteurs/');
	await alive(page);
	const row = page.getByRole('table').first().getByRole('row').nth(1);
	const shown = plain(await row.getByRole('button').nth(2).innerText());
	await row.getByRole('button').nth(2).click();
	const panel = page.getByRole('dialog');
	await panel.getByRole('table').waitFor({ timeout: 60_000 });
	expect(await panel.locator('pre').first().textContent()).toContain('FROM acheteurs');
	const share = plain(await panel.locator('.figure b').innerText());
	expect(
		Math.abs(
			Number.parseFloat(share.replace(',', '.')) - Number.parseFloat(shown.replace(',', '.')),
		),
	).toBeLessThan(0.051);
	await page.keyboard.press('Escape');

	// The others together have their origin too.
	await page
		.getByRole('row', { name: /autres acheteurs, ensemble/ })
		.first()
		.getByRole('button')
		.first()
		.click();
	await expect
		.poll(() => panel.locator('pre').first().textContent())
		.toContain('a.numero IS NULL OR NOT');
	await page.keyboard.press('Escape');

	await follow(page, new URL('../segments/nettoyage/', page.url()).href);
	await alive(page);
	await page.getByRole('button', { name: /^D’où vient ce chiffre/ }).click();
	await panel.getByText('France, Nettoyage de locaux, 2012', { exact: true }).waitFor();
	await page.keyboard.press('Escape');

	await follow(page, new URL('../../', page.url()).href);
	await alive(page);
	await page.locator('.heat-map td[tabindex="0"]').focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await panel
		.getByText(/^[^,]+, [^,]+, 2012$/)
		.first()
		.waitFor();
});

test('marks of charts open their origin: by the space bar on a map, by a click on a figure', async () => {
	const page = await open('');
	await alive(page);
	const panel = page.getByRole('dialog');
	await page.locator('.region-map a[tabindex="0"]').focus();
	const region = await page.evaluate(
		() => document.activeElement?.getAttribute('aria-label') ?? '',
	);
	await page.keyboard.press(' ');
	await panel.getByText(`${region.split('\u00a0:')[0]}, 2012`, { exact: true }).waitFor();
	await page.keyboard.press('Escape');
	const row = page.locator('.ranking li').first();
	const shown = plain(await row.locator('[data-figure]').innerText());
	await row.locator('[data-figure]').click();
	const value = Number.parseFloat(
		plain(await panel.locator('.figure b').innerText()).replace(',', '.'),
	);
	expect(`${value.toFixed(1).replace('.', ',')} %`).toBe(shown);
	await page.keyboard.press('Escape');

	// A figure made from others says its formula.
	await follow(page, new URL('regions/11/?ouvert=leviers', page.url()).href);
	await alive(page);
	const levers = page.getByRole('region', { name: /^Potentiel de chaque segment/ });
	await levers.getByRole('row').nth(1).getByRole('button').nth(3).click();
	await panel.getByText('(meilleur quart − part de la région) × assiette du segment').waitFor();
	expect(await axe(page, 'dialog[open]')).toEqual([]);
});
