import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { open } from '../support/e2e';

const edges = (page: Page, selector: string) =>
	page
		.locator(selector)
		.first()
		.evaluate((element) => {
			const { top, bottom, height } = element.getBoundingClientRect();
			return { top: Math.round(top), bottom: Math.round(bottom), height };
		});

/** Presses where the pointer would: Playwright first scrolls to what it clicks, even to what is in sight. */
async function press(page: Page): Promise<void> {
	const { x, y, height } = (await page.locator('section.bar summary').boundingBox()) ?? {
		x: 0,
		y: 0,
		height: 0,
	};
	await page.mouse.click(x + 10, y + height / 2);
}

test('the first screen of a laptop has the headline figure within 300 px, under one line', async () => {
	for (const path of ['', 'facilitateurs/']) {
		const page = await open(path, { folded: true });
		await page.setViewportSize({ width: 1280, height: 720 });
		expect((await edges(page, 'section.bar .line')).height).toBeLessThan(48);
		expect((await edges(page, 'main .figure .value')).bottom, `/${path}`).toBeLessThan(300);
		expect(await page.getByLabel('Régions de', { exact: true }).isVisible()).toBe(false);
	}
});

test.each([1280, 390])(
	'the controls open over a page that is scrolled, and fold once it is: nothing moves (%i px)',
	async (width) => {
		const page = await open('', { width, folded: true });
		const threshold = page.getByLabel('Seuil de main d’œuvre');
		await press(page);
		await threshold.fill('55');
		// Left where they stand, at the top of the page.
		await page.mouse.wheel(0, 1500);
		await expect.poll(async () => (await edges(page, 'section.bar .line')).top).toBe(0);
		await expect.poll(() => page.evaluate(() => scrollY)).toBe(1500);
		expect((await edges(page, 'section.bar .controls')).bottom).toBeLessThan(0);
		const place = () =>
			page.locator('#regions').evaluate((heading) => heading.getBoundingClientRect().top);
		const before = await place();
		await press(page);
		const line = await edges(page, 'section.bar .line');
		expect((await edges(page, 'section.bar .controls')).top).toBe(line.bottom);
		// Less than a pixel is the rounding of heights that are not whole.
		expect(Math.abs((await place()) - before)).toBeLessThan(1);
		await threshold.fill('60');
		await expect.poll(() => page.locator('.sentence').innerText()).toContain('60\u00a0%');
		await page.mouse.move(width / 2, 880);
		await page.mouse.wheel(0, 300);
		await expect
			.poll(async () => (await edges(page, 'section.bar .controls')).bottom)
			.toBeLessThan(0);
		// Once more, by keyboard: Escape folds them, and the focus stays on the line.
		await page.locator('section.bar summary').evaluate((summary: HTMLElement) => summary.focus());
		await page.keyboard.press('Enter');
		expect((await edges(page, 'section.bar .controls')).top).toBeGreaterThan(0);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Escape');
		expect((await edges(page, 'section.bar .controls')).bottom).toBeLessThan(0);
		expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
	},
);

test('enlarged four times, the line leaves the page its height', async () => {
	const page = await open('', { width: 320, folded: true });
	// 1280 × 720 at 400 %.
	await page.setViewportSize({ width: 320, height: 180 });
	await page.evaluate(() => scrollTo(0, 1000));
	await expect
		.poll(async () => (await edges(page, 'section.bar .line')).bottom)
		.toBeLessThan(0.2 * 180);
});

test('without JavaScript the line says the perimeter, and that it cannot change', async () => {
	const page = await open('', { javaScript: false });
	expect(await page.locator('section.bar .sentence').innerText()).toContain('Exercice 2012');
	expect(await page.locator('section.bar summary').isVisible()).toBe(false);
	expect(await page.locator('section.bar').innerText()).toContain('demandent JavaScript');
});
