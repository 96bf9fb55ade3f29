/** A reading that goes on, is given up, or whose files stay in the browser. */
import { readFile } from 'node:fs/promises';
import { openXlsx, writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { downloaded } from '../support/download';
import { axe } from '../support/axe';
import { open } from '../support/e2e';
import { EXAMPLE_FILES } from '../support/example';
import { giveByKeyboard, hasFocus, tabTo } from '../support/keyboard';
import { ACHATS, FILES, give, OTHER_FILES, visit } from '../support/ownFiles';

test(
	'kept files come back after a reload and are erased, all by keyboard',
	{ timeout: 240_000 },
	async () => {
		const page = await open('donnees/');
		await giveByKeyboard(page, FILES);
		const keep = page.getByRole('checkbox', { name: 'Garder ces fichiers dans ce navigateur' });
		await keep.waitFor();
		expect(await keep.isChecked()).toBe(false);
		await tabTo(page, /^Garder ces fichiers/);
		await page.keyboard.press('Space');
		await tabTo(page, /^Contrôler et ouvrir/);
		await page.keyboard.press('Enter');
		const banner = page.getByRole('complementary', { name: 'Vos fichiers' });
		await banner.waitFor({ timeout: 90_000 });
		const kept = page.getByRole('group', { name: 'Fichiers gardés dans ce navigateur' });
		await kept.getByText('« Mes achats », 3 fichiers').waitFor();

		await page.reload();
		await page.keyboard.press('Shift');
		await kept.waitFor();
		expect(await banner.count()).toBe(0);
		await tabTo(page, /^Rouvrir$/);
		await page.keyboard.press('Enter');
		await banner.getByText('Mes achats').waitFor({ timeout: 90_000 });
		// The keyboard goes on from what was read, as after any opening.
		await hasFocus(page.getByRole('heading', { name: 'Ce qui a été lu' })).toBe(true);

		expect(await axe(page)).toEqual([]);

		// Another tab erases them: this one is told, and offers them no more.
		const other = await page.context().newPage();
		await other.goto(page.url());
		await other.keyboard.press('Shift');
		await other.getByRole('button', { name: 'Effacer' }).waitFor();
		await tabTo(other, /^Effacer$/);
		await other.keyboard.press('Enter');
		await other.getByText('Les fichiers gardés sont effacés').waitFor();
		await other.close();
		await page.getByRole('button', { name: 'Rouvrir' }).click();
		await page.getByText('un autre onglet les a effacés ou remplacés').waitFor();
		expect(await kept.count()).toBe(0);
		expect(await banner.count()).toBe(1);
		const left = await page.evaluate(async () => {
			const root = await navigator.storage.getDirectory();
			return root.getDirectoryHandle('cap10-fichiers').then(
				() => 'there',
				(error: unknown) => (error as Error).name,
			);
		});
		expect(left).toBe('NotFoundError');
	},
);

test('a reading is given up, or goes on while another page is read; a browser that cannot keep says so', async () => {
	const page = await open('donnees/', {
		prepare: (opened) =>
			opened.addInitScript(() => {
				navigator.storage.getDirectory = () => Promise.reject(new Error('private window'));
			}),
	});
	const [header = '', line = ''] = (EXAMPLE_FILES['achats.csv'] ?? '').split('\n');
	const lines = Array.from({ length: 100_000 }, (_, i) => line.replace(/^1,/, `${i},`));
	await give(page, { ...FILES, 'achats.csv': [header, ...lines].join('\n') });
	await page.getByText('Ce navigateur ne permet pas de garder des fichiers').waitFor();
	expect(await page.getByRole('checkbox', { name: /^Garder/ }).count()).toBe(0);
	await page.getByRole('button', { name: /Contrôler et ouvrir/ }).click();
	await page.locator('.progress', { hasText: /\d\slignes\)/ }).waitFor({ timeout: 60_000 });
	await page.getByRole('button', { name: 'Annuler' }).click();
	await page.getByText('Lecture annulée').waitFor();
	expect(await page.getByRole('complementary', { name: 'Vos fichiers' }).count()).toBe(0);
	expect(await page.locator('main').innerText()).toContain('Qualité des données publiées');
	// Left in the middle of the reading, the page does not lose it. Few lines: an engine has to start.
	await page.getByRole('button', { name: 'Tout retirer' }).click();
	const rows = ACHATS.replace(',160000,', ',douze,')
		.trimEnd()
		.split('\n')
		.map((row) => row.split(','));
	const workbook = await writeXlsx({ sheets: [{ name: 'achats', rows }] });
	await give(page, { ...OTHER_FILES, 'achats.xlsx': workbook });
	await page.getByRole('button', { name: /Contrôler et ouvrir/ }).click();
	await page.locator('.progress').waitFor();
	await visit(page, 'Accueil');
	await page.getByRole('complementary', { name: 'Vos fichiers' }).waitFor({ timeout: 90_000 });
	expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toBe('Données');
	// The workbook comes back with a note on its faulty cell.
	await visit(page, 'Données');
	const returned = await downloaded(page, page.getByRole('button', { name: 'achats-annote.xlsx' }));
	const { sheets } = await openXlsx(await readFile(await returned.path()));
	expect(sheets.map(({ name }) => name)).toEqual(['achats', 'fautes']);
	expect(sheets[0]?.cells?.get('2,5')?.comment?.text).toMatch(/^montant illisible/);
});
