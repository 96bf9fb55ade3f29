import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { engineReady, open } from '../support/e2e';

const heatMap = (page: Page) => page.locator('section[aria-labelledby=segments]');
const shown = (page: Page) => heatMap(page).innerText();

/** Moves the threshold, and says what the heat map did when the headline changed. */
function move(page: Page, threshold: number): Promise<{ keptMeanwhile: boolean }> {
	return page.evaluate(async (value) => {
		const slider = document.querySelector<HTMLInputElement>('main input[type=range]');
		const headline = document.querySelector('main .figure .value');
		const heat = document.querySelector('section[aria-labelledby=segments]');
		if (!slider || !headline || !heat) throw new Error('the page has no such part');
		const before = heat.textContent;
		const changed = new Promise<{ keptMeanwhile: boolean }>((done) => {
			const watch = new MutationObserver(() => {
				watch.disconnect();
				done({ keptMeanwhile: heat.textContent === before });
			});
			watch.observe(headline, { childList: true, characterData: true, subtree: true });
		});
		slider.value = String(value);
		slider.dispatchEvent(new Event('input', { bubbles: true }));
		return changed;
	}, threshold);
}

test('what is out of sight keeps its figures while a control moves, and follows when the hand rests, on scrolling and in print', async () => {
	const page = await open('');
	await engineReady(page);
	const at50 = await shown(page);
	// Both answers are known from here on: no wait for one can outlast the rest of the hand.
	await move(page, 65);
	await expect.poll(() => shown(page)).not.toBe(at50);
	const at65 = await shown(page);
	await move(page, 50);
	await expect.poll(() => shown(page)).toBe(at50);

	expect(await move(page, 65)).toEqual({ keptMeanwhile: true });
	await expect.poll(() => shown(page)).toBe(at65);

	expect(await move(page, 50)).toEqual({ keptMeanwhile: true });
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	expect(await shown(page)).toBe(at50);

	expect(await move(page, 65)).toEqual({ keptMeanwhile: true });
	await heatMap(page).scrollIntoViewIfNeeded();
	await expect.poll(() => shown(page)).toBe(at65);
	// In sight, it changes with the headline.
	expect(await move(page, 50)).toEqual({ keptMeanwhile: false });
});
