import { readFileSync } from 'node:fs';
import { geoContains } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { basinMap } from '$lib/geo/basinMap';
import { readContours, suppliedContours } from '$lib/geo/contours';
import { parseCsv } from '$lib/geo/parseCsv';
import { keptReference } from '$lib/geo/reference';
import { EDITIONS } from '$lib/rules/territory';
import { arcUses } from './support/arcUses';
import { commonPoints, pathBounds, readPath } from './support/readPath';

type Zones = Topology<{ zones: GeometryCollection<{ code: string; label: string }> }>;

const REFERENCE = parseCsv(readFileSync('data/reference/bassins.csv', 'utf8'));

/** What the makers of the contours counted: shapes, arcs of two zones, arcs of a coast or a frontier. */
const COUNTED = [
	{ edition: '2010', zones: 322, shared: 909, alone: 181, crescents: ['8217', '8219'] },
	{ edition: '2020', zones: 306, shared: 847, alone: 176, crescents: ['8416'] },
];

const departementsIn = (edition: string) => {
	const touched = new Map(
		REFERENCE.filter((row) => row.edition === edition).map(({ code = '', departements = '' }) => [
			code,
			departements.split(' '),
		]),
	);
	return (code: string) => touched.get(code) ?? [];
};

describe.each(COUNTED)('zones of $edition', ({ edition, zones, shared, alone, crescents }) => {
	const text = readFileSync(`data/geo/zones-${edition}.topojson`, 'utf8');
	const topology = JSON.parse(text) as Zones;
	const named = REFERENCE.filter((row) => row.edition === edition);
	const known = named.map(({ code = '' }) => code);

	it('are those of the reference table, by code and name', () => {
		const drawn = feature(topology, topology.objects.zones).features.map(
			({ properties: { code, label } }) => `${code} ${label}`,
		);
		expect(drawn.sort()).toEqual(named.map(({ code, libelle }) => `${code} ${libelle}`).sort());
		expect(drawn).toHaveLength(zones);
	});

	it('share each border exactly with their neighbour: no gap, no overlap', () => {
		const uses = arcUses(topology.objects.zones.geometries, topology.arcs.length);
		expect(uses.filter((count) => count === 2)).toHaveLength(shared);
		expect(uses.filter((count) => count === 1)).toHaveLength(alone);
		expect(shared + alone).toBe(topology.arcs.length);
	});

	it('hold the centre that the table gives, but for crescents', () => {
		const centres = new Map(named.map(({ code, lon, lat }) => [code, [Number(lon), Number(lat)]]));
		const outside = feature(topology, topology.objects.zones).features.filter(
			(zone) => !geoContains(zone, centres.get(zone.properties.code) as [number, number]),
		);
		expect(outside.map(({ properties }) => properties.code).sort()).toEqual(crescents);
	});

	it('are drawn whole, on the map and within its weight', async () => {
		const contours = await suppliedContours(edition, known);
		if (!contours) throw new Error('no contours');
		expect([contours.missing, contours.unknown]).toEqual([[], []]);
		const map = basinMap(EDITIONS, keptReference(), contours, departementsIn(edition));
		expect(map.shapes.map(({ code }) => code)).toEqual(known);
		for (const { path } of map.shapes) {
			expect(path).toMatch(/^M/);
			const { left, top, right, bottom } = pathBounds(path);
			expect([left >= 0, top >= 0, right <= 600, bottom <= 612]).not.toContain(false);
		}
		// A page may weigh 350 kB, of which the map takes a third at most.
		expect(map.shapes.reduce((sum, { path }) => sum + path.length, 0)).toBeLessThan(115_000);
		// Guadeloupe's and Martinique's zones stand in their frames, at the bottom of the map.
		for (const { path } of map.shapes.filter(({ code }) => /^0[1-46]/.test(code)))
			expect(pathBounds(path).top).toBeGreaterThan(510);
	});
});

it('two neighbours are drawn along the same points: Rennes and Vitré in 2010', async () => {
	const contours = await suppliedContours('2010', ['5312', '5314', '9401']);
	if (!contours) throw new Error('no contours');
	const [rennes, vitre, ajaccio] = basinMap(
		EDITIONS,
		keptReference(),
		contours,
		departementsIn('2010'),
	).shapes;
	expect(commonPoints(rennes?.path ?? '', vitre?.path ?? '')).toBeGreaterThan(10);
	expect(commonPoints(rennes?.path ?? '', ajaccio?.path ?? '')).toBe(0);
});

it('a border between regions is that of the basins on both sides, point for point', async () => {
	// Vitré in Ille-et-Vilaine, Laval in Mayenne: Bretagne and Pays de la Loire.
	const contours = await suppliedContours('2010', ['5314', '5209']);
	if (!contours) throw new Error('no contours');
	const map = basinMap(EDITIONS, keptReference(), contours, departementsIn('2010'));
	const [border = [], ...others] = readPath(map.regionBorders['2010']);
	expect(others).toEqual([]);
	expect(border.length).toBeGreaterThan(5);
	for (const { path } of map.shapes) {
		const points = new Set(readPath(path).flat().map(String));
		expect(border.filter((point) => !points.has(String(point)))).toEqual([]);
	}
});

it('an edition that is not supplied, or basins of one’s own, have no contour', async () => {
	expect(await suppliedContours('1990', ['5312'])).toBeNull();
	expect(await suppliedContours('2010', ['A1', 'A2'])).toBeNull();
	const one = await suppliedContours('2010', ['5312', 'A1']);
	expect(one?.missing).toEqual(['A1']);
	expect(() => readContours(readFileSync('data/geo/zones-2010.topojson', 'utf8'), ['A1'])).toThrow(
		"aucun code n'est celui d'un bassin connu",
	);
});
