import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { axe, axeInBoth } from '../support/axe';
import { open } from '../support/e2e';

/** A loaded machine may take seconds for what a reader sees at once. */
const SOON = { timeout: 10_000 };

const section = (page: Page, name: string) => page.locator(`section[aria-labelledby="${name}"]`);

/** Resolves once the page answers: a click that comes before is lost. */
const live = (page: Page) => page.locator('html[data-engine]').waitFor();

test('without JavaScript the brief says who buys with nothing, what ends soon, and who could serve', async () => {
	const page = await open('regions/53/', { javaScript: false });
	// Eleven State services buy in the base of Bretagne in 2012, by an independent count of the file.
	// Folded: native, so that it opens without JavaScript, and is read by who searches the page.
	const buyers = await section(page, 'acheteurs').textContent();
	expect(buyers).toContain('Chez 1\u00a0acheteur sur 11, rien n’est réalisé selon les données');
	expect(buyers).toContain('6\u00a0autres acheteurs, ensemble');
	expect(buyers).toContain('Administration centrale');
	expect(await section(page, 'contrats').textContent()).toContain('12 mois');
	const supply = await section(page, 'offre').textContent();
	expect(supply).toContain('Lannion');
	expect(supply).toContain('en vigueur');
	// No script builds the table of a chart: its file is where it would be.
	const file = page.locator('#evolution').getByRole('link', { name: 'Tableau (CSV)' });
	expect(await file.getAttribute('href')).toBe('../../telechargements/indicateur.csv');
});

describe('the lists of a region', () => {
	test('buyers come when asked, contracts follow the horizon', async () => {
		const page = await open('regions/53/?ouvert=acheteurs-contrats');
		await live(page);
		const asked: string[] = [];
		page.on('request', (request) => asked.push(new URL(request.url()).pathname));
		const buyers = section(page, 'acheteurs').getByRole('region', { name: /^Acheteurs/ });
		expect(await buyers.locator('tbody tr').count()).toBe(6);
		// Another year has its own buyers; back at the first one, the brief stands again.
		const year = page.getByLabel('Exercice', { exact: true });
		await year.selectOption('2011');
		await expect.poll(() => buyers.innerText(), SOON).toContain('Bretagne, 2011');
		await expect.poll(() => buyers.locator('tbody tr').count(), SOON).toBe(11);
		// So have its levels their trials.
		const levels = section(page, 'acheteurs').getByRole('region', { name: /niveau d’acheteur/ });
		await expect.poll(() => levels.innerText(), SOON).toContain('Bretagne, 2011');
		expect(await levels.innerText()).toMatch(/Épreuves[^]*(robuste|sensible)/);
		await year.selectOption('2012');
		await expect.poll(() => buyers.locator('tbody tr').count(), SOON).toBe(6);
		asked.length = 0;
		await section(page, 'acheteurs').getByRole('button', { name: 'Voir les 11' }).click();
		await expect.poll(() => buyers.locator('tbody tr').count(), SOON).toBe(11);
		expect(asked.filter((path) => path.includes('/listes/'))).toHaveLength(1);
		await section(page, 'acheteurs').getByLabel('Seulement ceux chez qui rien').check();
		await expect.poll(() => buyers.locator('tbody tr').count(), SOON).toBe(1);
		expect(await buyers.innerText()).toContain('rien de réalisé');

		await section(page, 'contrats').getByRole('button', { name: 'Voir tous' }).click();
		await section(page, 'contrats').getByLabel('Seulement les segments à potentiel').uncheck();
		const found = () => section(page, 'contrats').locator('strong').innerText();
		// Counted in the file: ends from 31 December 2012 to six, twelve and twenty-four months later.
		await expect.poll(found, SOON).toContain('57\u00a0contrats finissent dans les 12 mois');
		await section(page, 'contrats').getByLabel('Fin sous').selectOption('6');
		await expect.poll(found, SOON).toContain('31\u00a0contrats finissent dans les 6 mois');
		await section(page, 'contrats').getByLabel('Fin sous').selectOption('24');
		await expect.poll(found, SOON).toContain('76\u00a0contrats finissent dans les 24 mois');
		// What was chosen stands in the address: a link shows it again.
		await expect
			.poll(() => new URL(page.url()).search, SOON)
			.toBe(
				'?ouvert=acheteurs-contrats&liste=acheteurs-contrats&acheteurs=sans&echeance=24&contrats=tous',
			);
		await page.reload();
		await expect.poll(found, SOON).toContain('76\u00a0contrats finissent dans les 24 mois');
		await expect.poll(() => buyers.locator('tbody tr').count(), SOON).toBe(1);
	});
});

describe('simulator', () => {
	const result = (page: Page) => page.locator('.result');
	const slider = (page: Page) => page.getByRole('slider', { name: /^Part visée/ }).first();

	test('a region’s brief opens its plan; the keyboard moves it; the link brings it back', async () => {
		const brief = await open('regions/25/');
		await section(brief, 'leviers')
			.getByRole('link', { name: /simulateur/ })
			.click();
		await brief.waitForURL(/simulateur\/\?region=25$/);
		const page = brief;
		// Basse-Normandie lacks 1.3 M€ (indicateur.csv): the proposed plan closes it.
		await expect.poll(() => result(page).innerText(), SOON).toContain('Basse-Normandie');
		expect(await section(page, 'plan').innerText()).toContain('1,3\u00a0M€');
		expect(await result(page).innerText()).toContain('10,0\u00a0%');

		await page.getByRole('button', { name: 'Remettre à zéro' }).press('Enter');
		await expect.poll(() => result(page).innerText(), SOON).toContain('Rien ne bouge');
		expect(await result(page).innerText()).toContain('8,0\u00a0%');
		expect(await result(page).innerText()).toContain('1\u202f345\u202f873\u00a0€');
		await expect.poll(() => new URL(page.url()).search, SOON).toBe('?region=25&a=0');

		const before = Number(await slider(page).inputValue());
		await slider(page).focus();
		await slider(page).press('ArrowRight');
		await slider(page).press('ArrowRight');
		expect(Number(await slider(page).inputValue())).toBeGreaterThan(before);
		await expect.poll(() => result(page).innerText(), SOON).toContain('de plus');
		await page.getByRole('combobox', { name: 'Voie' }).first().selectOption('insertion-heures');
		await expect
			.poll(() => result(page).innerText(), SOON)
			// Removals: 12.8 % of its base less what is performed is 6 040.72 €, at 40 € an hour.
			.toMatch(/clause, HT\n+[^\n]*€\s+151\u00a0heures/);

		await page.getByRole('button', { name: 'Compléter jusqu’à 10' }).press('Enter');
		const left = () => result(page).locator('dd').last().innerText();
		await expect.poll(left, SOON).toBe('0\u00a0€');
		// The whole plan in the address, not the one lever it held before.
		await expect.poll(() => new URL(page.url()).searchParams.get('a'), SOON).toMatch(/h\*/);
		// The text, not what is drawn: what is out of sight is not laid out.
		const figures = (shown: Page) => section(shown, 'comparer').locator('tbody').allTextContents();
		const said = await figures(page);
		// Both plans as a whole, then segment by segment.
		expect(said).toHaveLength(2);
		const again = await open(`simulateur/${new URL(page.url()).search}`);
		await expect.poll(() => figures(again), SOON).toEqual(said);
	});

	test('a mistyped link shows the proposed plan; axe finds nothing, light and dark', async () => {
		const plan = await open('simulateur/?region=xx&a=n-importe_quoi&plan=z', {});
		await expect.poll(() => result(plan).innerText(), SOON).toContain('plan A, France');
		expect(await axeInBoth(plan)).toEqual([]);
		const buyers = await open('acheteurs/');
		expect(await buyers.locator('main').innerText()).toContain('Par ministère');
		expect(await axe(buyers)).toEqual([]);
	});
});
