import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { open } from '../support/e2e';

const PAGES = [
	'',
	'regions/',
	'regions/53/',
	'segments/',
	'segments/nettoyage/',
	'acheteurs/',
	'marches-attribues/',
	'revisions/',
	'facilitateurs/',
	'fse/',
	'simulateur/',
	'donnees/',
	'methode/',
];

// A capture of the whole page shows what a reader who scrolls would see: nothing is left for later.
// On a phone, where most of a page is out of sight.
test.each(PAGES)('all of /%s is painted once it is hydrated', async (path) => {
	const page = await open(path, { width: 390 });
	const blank = await page.locator('main *').evaluateAll((elements) =>
		elements
			.filter((element) => {
				const { contentVisibility } = getComputedStyle(element);
				const shown = element.checkVisibility();
				return (
					(contentVisibility !== 'visible' && element.closest('details:not([open])') === null) ||
					(shown && !element.checkVisibility({ contentVisibilityAuto: true }))
				);
			})
			.map((element) => element.outerHTML.slice(0, 120)),
	);
	expect(blank).toEqual([]);
});

// Who scrolls to a chart before it is hydrated presses what is below it: it must not move meanwhile.
test.each(['regions/', 'marches-attribues/'])(
	'each chart of /%s is as high before its scripts come as after',
	async (path) => {
		const heights = (page: Page) =>
			page
				.locator('main figure[data-embed]')
				.evaluateAll((figures) =>
					figures.map((figure) => [
						figure.getAttribute('data-embed'),
						Math.round(figure.getBoundingClientRect().height),
					]),
				);
		const served = await open(path, {
			asServed: true,
			folded: true,
			mayThrow: true,
			expected: /ERR_FAILED|Failed to (load|fetch)|preloaded using link preload/,
			prepare: (page) => page.route('**/*.js', (route) => route.abort()),
		});
		// What scrolling does: parts out of sight are laid out.
		await served.evaluate(() => (document.documentElement.dataset.scrolled = ''));
		const before = await heights(served);
		expect(before.length).toBeGreaterThan(0);
		expect(await heights(await open(path, { folded: true }))).toEqual(before);
	},
);
