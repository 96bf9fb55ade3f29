import { expect, test } from 'vitest';
import { open } from '../support/e2e';

const PAGES = [
	'',
	'regions/',
	'regions/53/',
	'segments/',
	'segments/nettoyage/',
	'acheteurs/',
	'facilitateurs/',
	'fse/',
	'simulateur/',
	'donnees/',
	'methode/',
];

// A capture of the whole page shows what a reader who scrolls would see: nothing is left for later.
test.each(PAGES.flatMap((path) => [1280, 390].map((width) => [path, width] as const)))(
	'all of /%s is painted at %i px once it lives',
	async (path, width) => {
		const page = await open(path, { width });
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
	},
);
