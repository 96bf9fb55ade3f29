import { expect, test } from 'vitest';
import type { SiteData } from '$lib/views/site';
import type { RegionPlaces } from '$lib/views/supply/places';
import { explainBare, explainLeversSupply, explainSupply } from '$lib/views/trace/derived';
import { cellsOf, numbers, readCells, value } from './support';

const site = {
	byDefault: { threshold: 50 },
	segments: [
		{ code: 'nettoyage', label: 'Nettoyage' },
		{ code: 'securite', label: 'Sécurité' },
	],
} as unknown as SiteData;

const FOUND: RegionPlaces = {
	counted: [
		{ basin: 'Rennes', kind: 'EI', structures: 3 },
		{ basin: null, kind: 'ESAT', structures: 2 },
	],
	places: [],
	named: null,
};
const scope = {
	site,
	year: 2012,
	edition: '2010' as const,
	code: '53',
	label: 'Bretagne',
	read: () => Promise.resolve(FOUND),
};
const supply = {
	year: 2012,
	date: '2012-12-31',
	kinds: [
		{
			kind: 'EI',
			label: 'Entreprise d’insertion',
			family: 'insertion' as const,
			structures: 3,
			basins: 1,
		},
		{ kind: 'ESAT', label: 'ESAT', family: 'handicap' as const, structures: 2, basins: 0 },
	],
	structures: 5,
	withoutSegment: 1,
	withoutBasin: 2,
	segments: [],
	bare: [
		{ code: '5301', label: 'Brest', base: 4_000_00, realised: 0 },
		{ code: '5302', label: 'Vannes', base: 1_500_00, realised: 0 },
	],
	spending: 6,
	plans: [],
};

test('the structures of a region, and those that leave something unsaid', async () => {
	expect(numbers(explainSupply(scope, supply, 'structures'))).toBe('3 EI + 2 ESAT');
	const unplaced = explainSupply(scope, supply, 'withoutBasin');
	expect(numbers(unplaced)).toBe('2 sur 5 structures');
	expect(await readCells(unplaced, 'basin', 'kind', 'structures')).toEqual([
		['bassin non déclaré', 'ESAT', '2'],
	]);
	const silent = explainSupply(scope, supply, 'withoutSegment');
	if (typeof silent.rows !== 'function') throw new Error('rows are held');
	// Nothing published tells which they are: the panel says so.
	expect((await silent.rows()).empty).toContain('ne sont pas nommées');
});

test('levers without supply and basins without structure', () => {
	const lever = (code: string, potential: number, insertion: number) => ({
		code,
		potential: potential * 100,
		needed: true,
		insertion,
		handicap: 0,
		basins: 0,
	});
	const levers = [lever('nettoyage', 7_000, 2), lever('securite', 3_000, 0)];
	const of = (key: 'levers' | 'alone' | 'potential') => explainLeversSupply(scope, levers, key);
	expect(value(of('levers'))).toBe('2');
	expect(value(of('alone'))).toBe('1');
	expect(value(of('potential'))).toBe('3 000,00 €');
	expect(cellsOf(of('potential'), 'code')).toEqual([['Sécurité (hypothèse)']]);
	expect(numbers(explainBare(scope, supply, 'base'))).toBe('4 000,00 € + 1 500,00 €');
	expect(value(explainBare(scope, supply, 'base'))).toBe('5 500,00 €');
	expect(numbers(explainBare(scope, supply, 'bare'))).toBe('2 sur 6');
	expect(numbers(explainBare(scope, supply, 'spending'))).toBe('2 sans structure + 4 avec');
});
