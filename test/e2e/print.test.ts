import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { open } from '../support/e2e';

/** Page objects of a PDF, and the sizes of its sheets in points. */
async function printed(page: Page): Promise<{ pages: number; sizes: string[] }> {
	// A reader's own command fires this; a script's does not. It is heard once the page is alive.
	await expect
		.poll(
			() =>
				page.evaluate(() => {
					dispatchEvent(new Event('beforeprint'));
					return document.adoptedStyleSheets.length;
				}),
			{ timeout: 20_000 },
		)
		.toBeGreaterThan(0);
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	const sizes = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(([, box = '']) =>
		box.trim().split(/\s+/).map(Number).map(Math.round).join(' '),
	);
	return { pages: [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, sizes: [...new Set(sizes)] };
}

/** What stands on paper, in words. */
async function words(page: Page): Promise<string> {
	await page.emulateMedia({ media: 'print' });
	const text = await page.locator('body').innerText();
	await page.emulateMedia({ media: null });
	return text.replace(/[\s\u00a0\u202f]+/g, ' ');
}

test.each([
	['regions/53/', 'Bretagne', '2010'],
	['regions/53/?regions=2016&exercice=2011', 'Bretagne', '2016'],
	['regions/44/', 'Grand Est', '2016'],
])('the brief /%s prints on two A4 sheets, whole', async (path, name, edition) => {
	const page = await open(path);
	await expect
		.poll(() => page.locator('.sentence').innerText(), { timeout: 20_000 })
		.toContain(`régions de ${edition}`);
	const { pages, sizes } = await printed(page);
	expect(pages).toBe(2);
	expect(sizes).toEqual(['0 0 595 842']);
	const text = await words(page);
	for (const said of [
		name,
		'Part réalisée par des personnes et des structures',
		'Écart à 10 %',
		'Hors de l’intervalle : les achats non classés',
		'segments sur',
		'Nettoyage de locaux',
		'Les leviers',
		'Qui achète, et à qui',
		'rien n’est réalisé',
		'Les contrats à remettre en concurrence',
		'Les facilitateurs, bassin par bassin',
		'non couvert',
		'L’offre d’insertion locale',
		'Données fictives',
		'Licence Ouverte 2.0',
		page.url(),
	]) {
		expect(text).toContain(said);
	}
	for (const control of ['Exporter', 'Télécharger', 'Seuil de main d’œuvre', 'Aller au contenu']) {
		expect(text).not.toContain(control);
	}
	// The head and foot of each sheet, where the address follows the filters.
	const margins = await page.evaluate(() =>
		document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((r) => r.cssText)),
	);
	expect(margins.join()).toContain(page.url());
	expect(margins.join()).toContain('données fictives');
	// No chart is cut between two sheets.
	await page.emulateMedia({ media: 'print' });
	const broken = await page
		.locator('figure')
		.evaluateAll(
			(figures) =>
				figures.filter((figure) => getComputedStyle(figure).breakInside !== 'avoid').length,
		);
	expect(broken).toBe(0);
});
