import { afterAll, beforeAll, expect, test } from 'vitest';
import { open } from '../support/e2e';
import { brokenPages, openDataSite, type DataSite } from '../support/dataSite';

// Awards of 40 000 € to a structure, 160 000 € under a clause, 1 000 000 € by a town: nothing is paid.
let site: DataSite;

beforeAll(async () => {
	site = await openDataSite('test/fixtures/attribue');
});

afterAll(() => site.close());

test('with awards alone, every kind of page can be made', async () => {
	expect(await brokenPages(site)).toEqual([]);
});

test.each(['', 'regions/53/'])(
	'with awards alone, /%s says that nothing was paid and gives no verdict against 10 %%',
	async (path) => {
		const page = await open(path, { base: site.url, javaScript: false });
		const text = await page.locator('main').innerText();
		expect(text).toContain('Aucun paiement en 2024 dans ces données');
		expect(text).toContain('non calculable');
		expect(text).toContain('Aucun exercice n’a d’achat payé dans l’assiette');
		// Nothing read is not zero euro.
		const result = page.locator('main .page.stack > section').first();
		expect(await result.innerText()).not.toMatch(/(^|\D)0\u00a0€/);
		expect(text).not.toMatch(/il manque|\batteint\b|non atteint/);
	},
);

test.each(['', 'regions/', 'segments/nettoyage/'])(
	'with awards alone, /%s draws no share that does not exist',
	async (path) => {
		const page = await open(path, { base: site.url, javaScript: false });
		const text = await page.locator('main').innerText();
		expect(text).toMatch(/n’a rien payé|Aucun paiement en 2024/);
		// The heading under which a ranking lists those that have no share.
		expect(text).not.toMatch(/Sans assiette$/m);
	},
);

test('with awards alone, the simulator says why there is no plan', async () => {
	const page = await open('simulateur/', { base: site.url, javaScript: false });
	const text = await page.locator('main').innerText();
	expect(text).toContain('ces données n’en disent aucune en 2024, ce qui n’est pas zéro');
	expect(text).not.toContain('rien à simuler');
});

test('the awarded amounts come first, with the town outside the State', async () => {
	const page = await open('', { base: site.url, javaScript: false });
	const headings = await page.locator('main h2').allInnerTexts();
	expect(headings.indexOf('Marchés attribués (sans verdict)')).toBeLessThan(
		headings.indexOf('Les régions'),
	);
	const awarded = await page.locator('section[aria-labelledby="attribue"]').innerText();
	// 40 000 of the State's 200 000: a fifth; 160 000 under a clause: four fifths.
	expect(awarded).toContain('20,0\u00a0%');
	expect(awarded).toContain('80,0\u00a0%');
	expect(awarded).toMatch(/Hors État\s+1,0\u00a0M€/);
	expect(awarded).toContain('16,7\u00a0% du total attribué');
	expect(awarded).toContain(
		'200\u00a0k€ HT (2\u00a0lignes) sur 1,2\u00a0M€ (3\u00a0lignes), soit 16,7\u00a0%',
	);
	// Each region and segment with what the State awarded there: Bretagne holds it all.
	expect(awarded).toMatch(
		/Bretagne\s+200\s000\s+40\s000\s+20,0\s%\s+20,0\s%\s+20,0\s%\s+80,0\s%\s+80,0\s%\s+2/,
	);
	expect(awarded).toMatch(/Nettoyage de locaux\s+40\s000\s+40\s000\s+100,0\s%/);
});

test('the buyers, the segments and the regions are told from what was awarded, without a verdict', async () => {
	const textOf = async (path: string) => {
		const page = await open(path, { base: site.url, javaScript: false });
		return page.locator('main').innerText();
	};
	// The State's service awarded 200 000 €, 40 000 of them to a structure; its clauses are told.
	const buyers = await textOf('acheteurs/');
	expect(buyers).toMatch(/Service fictif\s+200\s000\s+40\s000\s+20,0\s%\s+80,0\s%\s+80,0\s%\s+2/);
	expect(buyers).toContain('1\u00a0marché attribué est tenu par une structure, pour 40,0\u00a0k€');
	expect(await textOf('segments/')).toMatch(/Nettoyage de locaux\s+40\s000\s+40\s000\s+100,0\s%/);
	expect(await textOf('segments/nettoyage/')).toMatch(/France\s+40\s000\s+40\s000\s+100,0\s%/);
	expect(await textOf('regions/')).toMatch(/Bretagne\s+200\s000\s+40\s000\s+20,0\s%/);
	for (const path of ['acheteurs/', 'segments/', 'segments/nettoyage/', 'regions/']) {
		expect(await textOf(path)).not.toMatch(/\batteint\b|non atteint|il manque/);
	}
});
