import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { awake, open } from '../support/e2e';

/** The most that the tallest brief may measure, in CSS pixels, by width of the window. */
const MOST = [
	[1280, 4_500],
	[390, 8_000],
] as const;

const height = (page: Page) => page.evaluate(() => document.documentElement.scrollHeight);

async function regions(page: Page): Promise<string[]> {
	const links = page.locator(
		'main table a[href*="regions/"], main [data-code] a[href*="regions/"]',
	);
	const codes = (
		await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
	)
		.map((href) => /regions\/(\w+)\//.exec(href)?.[1] ?? '')
		.filter((code) => code !== '');
	return [...new Set(codes)];
}

test('at each width the tallest brief measures no more than its limit', async () => {
	const bare = await open('regions/', { javaScript: false });
	const codes = await regions(bare);
	// One page for each region of 2010: 22, and 5 overseas.
	expect(codes.length).toBe(27);
	const heights = MOST.map(() => new Map<string, number>());
	for (const code of [...codes, '44', '75', '76', '84', '27', '28', '32']) {
		await bare.goto(new URL(`/regions/${code}/`, bare.url()).href);
		for (const [i, [width]] of MOST.entries()) {
			await bare.setViewportSize({ width, height: 900 });
			heights[i]?.set(code, await height(bare));
		}
	}
	for (const [i, [width, most]] of MOST.entries()) {
		const [tallest = ''] = [...(heights[i] ?? [])].sort(([, a], [, b]) => b - a)[0] ?? [];
		const page = await open(`regions/${tallest}/`, { width });
		expect(await height(page), `${tallest} at ${width} px`).toBeLessThanOrEqual(most);
	}
});

test('a fold opens by hand, by a link to it, and is open again after Back', async () => {
	const page = await open('regions/53/');
	const fold = (name: string) => page.locator(`details[data-fold="${name}"]`);
	const isOpen = (name: string) =>
		fold(name).evaluate((details) => (details as HTMLDetailsElement).open);
	await fold('contrats').locator('summary').click();
	await page.getByRole('navigation', { name: 'Sur cette page' }).getByText('Acheteurs').click();
	await expect.poll(() => isOpen('acheteurs')).toBe(true);
	await expect.poll(() => page.url()).toContain('?ouvert=acheteurs-contrats');
	// Inside a fold: the chart of the trials.
	await page.getByRole('link', { name: 'Voir les épreuves' }).click();
	await expect.poll(() => isOpen('epreuves')).toBe(true);
	await page.getByRole('link', { name: 'Le classement de toutes les régions' }).click();
	await page.getByRole('heading', { level: 1, name: /régions/ }).waitFor();
	await page.goBack();
	await page.getByRole('heading', { level: 1, name: 'Bretagne' }).waitFor();
	for (const name of ['acheteurs', 'contrats', 'epreuves'])
		await expect.poll(() => isOpen(name), { message: name }).toBe(true);
	expect(await isOpen('offre')).toBe(false);
});

test('a fold opened before the page listens stays open once it does', async () => {
	let go = () => {};
	const held = new Promise<void>((resolve) => (go = resolve));
	const page = await open('regions/53/', {
		asServed: true,
		prepare: (page) =>
			page.route('**/cellules/**', async (route) => {
				await held;
				await route.continue();
			}),
	});
	const fold = page.locator('details[data-fold="bassins"]');
	await fold.locator('summary').click();
	go();
	await awake(page);
	expect(await fold.evaluate((details) => (details as HTMLDetailsElement).open)).toBe(true);
	await expect.poll(() => page.url()).toContain('ouvert=bassins');
});

test('without JavaScript a link into a fold opens it, and all of it prints', async () => {
	const page = await open('regions/53/', { javaScript: false });
	await page.getByRole('link', { name: 'Voir les épreuves' }).click();
	await page.locator('#epreuves').waitFor({ state: 'visible' });
	const pdf = await page.pdf({ preferCSSPageSize: true });
	expect((pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length).toBe(2);
});

test('what opens for a print closes after it, and is not kept in the address', async () => {
	const page = await open('regions/53/');
	const unfolded = page.locator('details[data-fold][open]');
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	expect(await unfolded.count()).toBeGreaterThan(5);
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	expect(await unfolded.count()).toBe(0);
	expect(new URL(page.url()).search).toBe('');
});
