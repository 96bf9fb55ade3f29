/** A reader who uses the keyboard alone. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** What the focus is on, in words: a label or a text. */
export const focused = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const element = document.activeElement;
		if (!element || element === document.body) return '';
		const labels = element as Partial<HTMLInputElement>;
		const label = labels.labels?.[0] ?? null;
		const words = label?.textContent ?? element.ariaLabel ?? element.textContent;
		return words.replace(/\s+/g, ' ').trim();
	});

/** Whether an element has the focus, once it does. */
export const hasFocus = (place: Locator) =>
	expect.poll(() => place.evaluate((element) => element === document.activeElement));

/** Goes on with the key alone until the focus is on what these words name, and is seen there. */
export async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
	for (let presses = 0; presses < 120; presses += 1) {
		await page.keyboard.press(key);
		if (!name.test(await focused(page))) continue;
		const outline = await page.evaluate(() => {
			const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement as Element);
			return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
		});
		expect(outline).toBeGreaterThanOrEqual(2);
		return;
	}
	throw new Error(`the focus never came to ${name}`);
}

/** Gives files on the page of the data, through the dialog that the button opens. */
export async function giveByKeyboard(
	page: Page,
	files: Readonly<Record<string, string>>,
): Promise<void> {
	// Browsers open the dialog for a key pressed just now only, not for one done again later.
	await page.locator('html[data-engine]').waitFor();
	// Awaited before the key: a dialog that opens before the test watches for it is missed.
	const asked = page.waitForEvent('filechooser', { timeout: 90_000 });
	await tabTo(page, /^Choisir des fichiers$/);
	await page.keyboard.press('Enter');
	const chooser = await asked;
	await chooser.setFiles(
		Object.entries(files).map(([name, content]) => ({
			name,
			mimeType: 'text/csv',
			buffer: Buffer.from(content),
		})),
	);
}
