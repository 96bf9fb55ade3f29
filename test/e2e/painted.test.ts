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
