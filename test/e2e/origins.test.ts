import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe } from '../support/axe';
import { alive, follow, sharedPage } from '../support/e2e';

/** One engine gives the rows of all the figures. */
const visit = sharedPage();

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** Clicks a figure, and gives what the panel says of it once its rows are there. */
async function origin(page: Page, figure: Locator) {
	await figure.click();
	const panel = page.getByRole('dialog', { name: 'D’où vient ce chiffre' });
	await panel.getByRole('table').waitFor();
	const said = {
		value: plain(await panel.locator('.figure b').innerText()),
		text: plain(await panel.innerText()),
		/** Cells of the rows, the header cell of each first. */
		rows: await panel
			.locator('tbody tr')
			.evaluateAll((rows) =>
				rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())),
			),
		wide: await panel.evaluate((dialog) => dialog.scrollWidth > dialog.clientWidth),
	};
	return { panel, ...said };
}

async function close(page: Page): Promise<void> {
	await page.keyboard.press('Escape');
	await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

const euros = (text = '') => Number(plain(text).replace(/[ €]/g, '').replace(',', '.'));

test('local supply and basins: the panel holds the rows that add up to the figure', async () => {
	const page = await visit('regions/53/?ouvert=bassins-offre', { width: 390, scheme: 'dark' });
	await alive(page);
	const supply = page.getByRole('region', { name: 'L’offre d’insertion locale' });
	const kind = supply
		.getByRole('region', { name: /Structures comptées en 2012 par type/ })
		.getByRole('row')
		.nth(1);
	const shown = (await kind.getByRole('button').first().innerText()).trim();
	const structures = await origin(page, kind.getByRole('button').first());
	expect(structures.value).toBe(shown);
	const counted = structures.rows.reduce((sum, [, , count]) => sum + Number(count), 0);
	expect(counted).toBe(Number(shown));
	// The demonstration is public: nobody is named, and the panel says why.
	expect(structures.text).toContain('la diffusion du jeu de données est publique');
	expect(structures.wide).toBe(false);
	expect(await axe(page)).toEqual([]);
	await close(page);

	const bare = page.getByRole('region', { name: /^Bassins sans facilitateur connu/ });
	const basin = await origin(page, bare.getByRole('row').nth(1).getByRole('button').last());
	const spent = basin.rows.reduce((sum, [, base]) => sum + euros(base), 0);
	// Rows are whole euros, the figure is to the cent.
	expect(Math.abs(spent - euros(basin.value))).toBeLessThan(basin.rows.length);
	await close(page);
});

test('posts, applications and plans: each figure opens its formula and its rows', async () => {
	const page = await visit('facilitateurs/?ouvert=occasions-porteurs');
	await alive(page);
	const hosts = page.getByRole('region', { name: 'Postes et bassins par type de porteur' });
	const figure = hosts.getByRole('row').nth(1).getByRole('button').first();
	const posts = await origin(page, figure);
	expect(posts.text).toContain(`${posts.value} postes`);
	expect(posts.rows[0]?.[0]).toMatch(/^P\d+$/);
	await close(page);
	// In a sentence too: those who work with the buyers are listed one by one.
	const sentence = page.locator('section[aria-labelledby="reseau"] > p').first();
	const yes = sentence.locator('.ask').nth(3);
	const linked = await origin(page, yes);
	expect(linked.value).toBe((await yes.innerText()).trim());
	expect(new Set(linked.rows.map((cells) => cells.at(-1)))).toEqual(new Set(['oui']));
	await close(page);
	// Without rows to show, the panel says why.
	await page
		.getByRole('region', { name: /occasions? de mutualiser|occasions au plus gros montant/i })
		.getByRole('row')
		.nth(1)
		.getByRole('button')
		.last()
		.click();
	await page.getByText('Les marchés ne sont pas listés ici').waitFor();
	await close(page);

	await follow(page, new URL('../fse/', page.url()).href);
	await alive(page);
	const eligible = page.locator('.outcomes .ask').first();
	const shown = (await eligible.innerText()).trim();
	const applications = await origin(page, eligible);
	expect(applications.text).toContain(`${shown} demandes`);
	expect(new Set(applications.rows.map(([, outcome]) => outcome))).toEqual(new Set(['éligible']));
	await close(page);

	await follow(page, new URL('../simulateur/?a=nettoyage_40D', page.url()).href);
	await alive(page);
	const ways = page.getByRole('region', { name: /^Par famille, plan A/ });
	const disability = ways.getByRole('row', { name: /^handicap/ });
	const added = await origin(page, disability.getByRole('button').nth(1));
	// One segment moves: it makes the whole of what is added.
	expect(added.rows).toHaveLength(1);
	expect(added.rows[0]?.[0]).toBe('Nettoyage de locaux');
	expect(Math.abs(euros(added.rows[0]?.[4]) - euros(added.value))).toBeLessThan(1);
	expect(await axe(page)).toEqual([]);
	await close(page);
	// Each bound of the plan opens its own numbers.
	for (const [rank, label] of ['Borne basse avec le plan', 'Borne haute avec le plan'].entries()) {
		const bound = page.locator('.interval').getByRole('button').nth(rank);
		const said = await origin(page, bound);
		expect(said.text).toContain(label);
		const [shown, precise] = [await bound.innerText(), said.value].map((text) =>
			Number(plain(text).replace(' %', '').replace(',', '.')),
		);
		expect(Math.abs((shown ?? NaN) - (precise ?? NaN))).toBeLessThanOrEqual(0.0501);
		await close(page);
	}
	// Arrows go from one figure of a segment to the next.
	const segment = page.getByRole('group', { name: 'Nettoyage de locaux' });
	await segment.getByRole('button').first().focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('Enter');
	await page
		.getByRole('dialog')
		.getByText('France, Nettoyage de locaux, 2012', { exact: true })
		.waitFor();
	await close(page);
});

/** What the panel says of a figure made of two sums: its value, and their quotient worked out again. */
async function quotient(page: Page, figure: Locator): Promise<string> {
	await figure.click();
	const panel = page.getByRole('dialog', { name: 'D’où vient ce chiffre' });
	await panel.getByText('÷').first().waitFor();
	const [, over, under] =
		/([\d ]+,\d\d) € ÷ ([\d ]+,\d\d) €/.exec(plain(await panel.innerText())) ?? [];
	await close(page);
	return `${((100 * euros(over)) / euros(under)).toFixed(1).replace('.', ',')} %`;
}

test('sentences: the sums that the panel divides give the share that the page prints', async () => {
	const segment = await visit('segments/nettoyage/');
	const sides = segment.locator('.sides li');
	for (const side of [0, 1]) {
		const figures = sides.nth(side).getByRole('button');
		await figures.first().waitFor();
		// The share, its lower and its upper bound.
		for (const nth of [0, 1, 2]) {
			const printed = plain(await figures.nth(nth).innerText());
			expect(await quotient(segment, figures.nth(nth)), `${side} ${nth}`).toBe(printed);
		}
	}
	const contracts = await visit('marches-attribues/');
	const awarded = contracts.locator('section[aria-labelledby="attribue"]');
	const part = awarded.locator('.state .ask').last();
	await part.waitFor();
	expect(await quotient(contracts, part)).toBe(plain(await part.innerText()));
	// Beside the ledger: an amount of its own type, never of what is paid.
	const ordered = awarded.locator('.apart .ask').first();
	await ordered.click();
	const panel = contracts.getByRole('dialog', { name: 'D’où vient ce chiffre' });
	await panel.getByText('Montants de type').waitFor();
	const millions = euros(plain(await panel.locator('.figure b').innerText())) / 1e6;
	expect(plain(await ordered.innerText())).toBe(`${Math.round(millions)} M€`);
	expect(plain(await panel.innerText())).not.toContain('Montants payés');
});
