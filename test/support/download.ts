import type { Download, Locator, Page } from 'playwright-core';

/** The file that a button gives. */
export async function downloaded(page: Page, button: Locator): Promise<Download> {
	const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
	return file;
}
