import { expect, test } from 'vitest';
import { jsonListText } from '$lib/server/importers/structures/jsonList';

const items = [
	{ siret: '00090001900019', kind: 'EI', sectors: ['Nettoyage', 'Espaces verts'] },
	{ siret: 90002700012, kind: 'ESAT', lieu: { ville: 'Rennes' } },
];
const table = `siret,kind,sectors,lieu.ville
00090001900019,EI,"Nettoyage, Espaces verts",
90002700012,ESAT,,Rennes
`;
const feature = (properties: object) => ({
	type: 'Feature',
	geometry: { type: 'Point', coordinates: [2, 48] },
	properties,
});

test.each([
	['a list', JSON.stringify(items)],
	['with a mark of its encoding', '\uFEFF' + JSON.stringify(items)],
	['the page of an interface', JSON.stringify({ count: 2, next: null, results: items })],
	['deeper', JSON.stringify({ data: { structures: items, pages: [] } })],
	['a map', JSON.stringify({ type: 'FeatureCollection', features: items.map(feature) })],
	['one object a line', items.map((item) => JSON.stringify(item)).join('\n') + '\n'],
])('%s is the text of a table', (_, text) => {
	expect(jsonListText(text)).toBe(table);
});

test.each([
	['cut short', '[{"siret": "0009', /^ce n’est pas du JSON, ou il est incomplet .*CSV$/],
	['without a list', '{"count": 0, "results": []}', /« count », « results ».*CSV$/],
	['a word', '"siret"', /^aucune liste d’objets/],
	['a list of words', '["a", "b"]', /^aucune liste d’objets/],
])('%s, it is refused in words that say what to do', (_, text, words) => {
	let said = '';
	try {
		jsonListText(text);
	} catch (error) {
		said = (error as Error).message.replaceAll('\u00a0', ' ');
	}
	expect(said).toMatch(words);
});
