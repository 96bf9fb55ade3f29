import { expect, it } from 'vitest';
import { parseCsv } from '$lib/geo/parseCsv';

it('reads codes as text, quotes, empty cells and either line end', () => {
	expect(
		parseCsv('\uFEFFcode,libelle,region\r\n01,"L\'Est, dit ""le Vent""",84\n99,Étranger,\n'),
	).toEqual([
		{ code: '01', libelle: 'L\'Est, dit "le Vent"', region: '84' },
		{ code: '99', libelle: 'Étranger', region: '' },
	]);
});
