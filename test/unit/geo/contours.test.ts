import { describe, expect, it } from 'vitest';
import { basinMap } from '$lib/geo/basinMap';
import { readContours } from '$lib/geo/contours';
import { keptReference } from '$lib/geo/reference';
import { readPath } from './support/readPath';
import { features, territories } from './support/squares';
import type { Square } from './support/squares';

const SQUARES: Square[] = [
	{ code: '0051', box: [0, 46, 1, 47] },
	{ code: '2401', box: [1, 46, 2, 47] },
];
const KNOWN = ['0051', '2401', '2402'];

const collection = (list: object[]) =>
	JSON.stringify({ type: 'FeatureCollection', features: list });

describe('readContours', () => {
	it('reads TopoJSON and GeoJSON alike', () => {
		for (const text of [JSON.stringify(territories(SQUARES)), collection(features(SQUARES))]) {
			const { topology, missing, unknown } = readContours(text, KNOWN);
			expect(topology.objects.territories.geometries.map(({ properties }) => properties)).toEqual([
				{ code: '0051' },
				{ code: '2401' },
			]);
			expect(missing).toEqual(['2402']);
			expect(unknown).toEqual([]);
		}
	});

	it.each(['code', 'ze2020', 'zone'])('finds the code under %s', (name) => {
		const list = features(SQUARES).map((one) => ({
			...one,
			properties: { libelle: 'x', [name]: one.properties.code },
		}));
		expect(readContours(collection(list), KNOWN).missing).toEqual(['2402']);
	});

	it('gives a code written as a number its zeros back', () => {
		const [alencon] = features(SQUARES);
		const list = [{ ...alencon, properties: { ze2020: 51 } }];
		expect(readContours(collection(list), KNOWN).missing).toEqual(['2401', '2402']);
	});

	it('sets unknown codes aside and says which', () => {
		const { topology, unknown } = readContours(collection(features(SQUARES)), ['2401']);
		expect(unknown).toEqual(['0051']);
		expect(topology.objects.territories.geometries).toHaveLength(1);
	});

	it('refuses what holds no basin', () => {
		expect(() => readContours('code;libelle', KNOWN)).toThrow("n'est pas du JSON");
		expect(() => readContours('{"type":"Feature"}', KNOWN)).toThrow('ni TopoJSON ni collection');
		expect(() => readContours(collection(features(SQUARES)), ['9999'])).toThrow(
			"aucun code n'est celui d'un bassin connu",
		);
		const nameless = features(SQUARES).map((one) => ({ ...one, properties: {} }));
		expect(() => readContours(collection(nameless), KNOWN)).toThrow('code, ze2020, zone');
	});
});

describe('basinMap', () => {
	it('draws the contours of a folder, and the borders of regions over them', () => {
		const contours = readContours(collection(features(SQUARES)), KNOWN);
		const map = basinMap(['2010', '2016'], keptReference(), contours, (code) =>
			code === '0051' ? ['61'] : ['53'],
		);
		expect(map.shapes.map(({ code }) => code)).toEqual(['0051', '2401']);
		// Orne and Mayenne: Basse-Normandie and Pays de la Loire, then Normandie; their border is that of the
		// two squares, drawn once for all three lines.
		expect(readPath(map.departementBorders)).toHaveLength(1);
		expect(map.regionBorders['2010']).toBe(map.departementBorders);
		expect(map.regionBorders['2016']).toBe(map.departementBorders);
	});

	it('refuses coordinates that are not degrees', () => {
		const box: Square['box'] = [650_000, 6_860_000, 651_000, 6_861_000];
		const metres = readContours(collection(features([{ code: '0051', box }])), KNOWN);
		expect(() => basinMap(['2016'], keptReference(), metres, () => ['61'])).toThrow(
			'degrés (WGS 84)',
		);
	});
});
