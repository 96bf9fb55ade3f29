import { expect, test } from 'vitest';
import { axeInBoth } from '../support/axe';
import { open } from '../support/e2e';

test('the national page gives the share, its bounds and its verdict without JavaScript', async () => {
	const page = await open('', { javaScript: false });
	const main = page.locator('main');
	await expect.poll(() => main.innerText()).toMatch(/8,4\u00a0%/);
	const text = await main.innerText();
	expect(text).toContain('non atteint');
	expect(text).toContain('entre 8,0\u00a0% et 9,8\u00a0%');
	expect(text).toContain('97,6\u00a0M€');
	expect(text).toContain('Données fictives');
});

test('axe finds nothing on the national page, light and dark', async () => {
	const page = await open('');
	expect(await axeInBoth(page)).toEqual([]);
});

test('with the reader’s own colours, fills keep theirs and no halo covers a figure', async () => {
	const page = await open('');
	await page.emulateMedia({ forcedColors: 'active' });
	const heat = page.locator('figure.frame').filter({ has: page.locator('table.heat, td.share-5') });
	const fill = (kind: string) =>
		heat
			.locator(`td.${kind}`)
			.first()
			.evaluate((cell) => getComputedStyle(cell).backgroundColor);
	expect(await fill('share-1')).not.toBe(await fill('share-7'));
	const value = page.locator('figure .value').first();
	expect(await value.evaluate((one) => getComputedStyle(one).webkitTextStrokeWidth)).toBe('0px');
	const key = page.locator('.swatch.hatch').first();
	expect(await key.evaluate((one) => getComputedStyle(one).backgroundImage)).toContain('gradient');
});
