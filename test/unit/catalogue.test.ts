import { expect, test } from 'vitest';
import { withTitle, citation, TITLE_MARK } from '$lib/ui/citation';
import { siteAddress } from '$lib/server/siteAddress';
import { sitemap } from '../../scripts/sitemap.mjs';

test('the address of the site ends with a slash, or is refused in words', () => {
	expect(siteAddress('https://exemple.fr/cap10')).toBe('https://exemple.fr/cap10/');
	expect(siteAddress('http://exemple.fr/')).toBe('http://exemple.fr/');
	expect(siteAddress('')).toBeNull();
	for (const wrong of ['exemple.fr', 'ftp://exemple.fr/', 'https://exemple.fr/?a=1'])
		expect(() => siteAddress(wrong)).toThrow(/CAP10_URL|écrire l’adresse du site/);
});

test('the map of the site holds whole addresses, in order', () => {
	expect(sitemap('https://exemple.fr/cap10/', ['/regions/53/', '/', '/fse/demande-a&b/'])).toBe(
		`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
	<url><loc>https://exemple.fr/cap10/</loc></url>
	<url><loc>https://exemple.fr/cap10/fse/demande-a&amp;b/</loc></url>
	<url><loc>https://exemple.fr/cap10/regions/53/</loc></url>
</urlset>
`,
	);
});

test('the citation of a page takes the title that the page has', () => {
	const info = {
		titre: 'Achats payés',
		producteur: 'Ministère',
		licence: 'Licence Ouverte 2.0',
		date_reference: '2013-06-30',
		fictif: false,
	};
	const said = citation(info, TITLE_MARK);
	const page = withTitle(`<title>Régions $& · Cap 10</title><p>${said}</p>`);
	expect(page.replace(/[\u00a0\u202f]/g, ' ')).toContain(
		'<p>Ministère, « Régions $& · Cap 10 », Achats payés, édition du 30 juin 2013</p>',
	);
});
