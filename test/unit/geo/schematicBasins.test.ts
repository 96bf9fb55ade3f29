import { describe, expect, it } from 'vitest';
import { feature, merge, mesh } from 'topojson-client';
import type { MultiPolygon, Polygon } from 'topojson-specification';
import { schematicBasinMap } from '$lib/geo/basinMap';
import { polygonArea } from '$lib/geo/labelPoint';
import type { Territories } from '$lib/geo/planar';
import { departementOutlines, keptReference } from '$lib/geo/reference';
import { schematicBasins } from '$lib/geo/schematicBasins';
import type { BasinPart } from '$lib/geo/schematicBasins';
import { territories } from './support/squares';

type Part = Polygon<BasinPart> | MultiPolygon<BasinPart>;

const areasBy = <P extends object>(topology: Territories<P>, keyOf: (properties: P) => string) => {
	const sums = new Map<string, number>();
	for (const { geometry, properties } of feature(topology, topology.objects.territories).features) {
		const polygons =
			geometry.type === 'MultiPolygon'
				? geometry.coordinates
				: geometry.type === 'Polygon'
					? [geometry.coordinates]
					: [];
		const area = polygons.reduce((sum, rings) => sum + polygonArea(rings), 0);
		sums.set(keyOf(properties), (sums.get(keyOf(properties)) ?? 0) + area);
	}
	return sums;
};

const partsOf = (topology: Territories<BasinPart>) =>
	topology.objects.territories.geometries as Part[];

describe('two départements, three quarters in one basin', () => {
	// A is cut at mid-height between p and q; B, to its east, is all p's.
	const outlines = territories([
		{ code: 'A', box: [0, 0, 1, 1] },
		{ code: 'B', box: [1, 0, 2, 1] },
	]);
	const cells = schematicBasins(outlines, [
		{ code: 'p', departements: ['A', 'B'], centre: [0.5, 0.25] },
		{ code: 'q', departements: ['A'], centre: [0.5, 0.75] },
	]);

	it('shares their area out', () => {
		const areas = areasBy(cells, ({ code }) => code);
		expect(areas.get('p')).toBeCloseTo(1.5, 9);
		expect(areas.get('q')).toBeCloseTo(0.5, 9);
	});

	it('merges a basin across them without a seam', () => {
		const p = partsOf(cells).filter(({ properties }) => properties?.code === 'p');
		const merged = merge(cells, p);
		expect(merged.coordinates).toHaveLength(1);
		expect(merged.coordinates[0]).toHaveLength(1);
	});

	it('draws their border once: 1 along A, then up the side of B', () => {
		const border = mesh(
			cells,
			cells.objects.territories,
			(a, b) => (a as Part).properties?.code !== (b as Part).properties?.code,
		);
		const length = border.coordinates.reduce(
			(sum, line) =>
				line.reduce((total, [x = 0, y = 0], i) => {
					const [px = x, py = y] = line[i - 1] ?? [];
					return total + Math.hypot(x - px, y - py);
				}, sum),
			0,
		);
		expect(length).toBeCloseTo(1.5, 9);
	});

	it('refuses a département without basin and a basin without centre', () => {
		expect(() => schematicBasins(outlines, [])).toThrow('Aucun bassin ne touche le département A');
		expect(() =>
			schematicBasins(outlines, [{ code: 'p', departements: ['A', 'B'], centre: [NaN, 0] }]),
		).toThrow('Bassins sans centre : p');
	});
});

describe('France', () => {
	const outlines = departementOutlines();
	const { basins } = keptReference();
	const cells = schematicBasins(outlines, basins);

	it('has a cell for each of the 306 basins', () => {
		const areas = areasBy(cells, ({ code }) => code);
		expect(areas.size).toBe(306);
		expect(Math.min(...areas.values())).toBeGreaterThan(0.0005);
	});

	it('shares each département out, no more and no less', () => {
		const whole = areasBy(outlines, ({ code }) => code);
		const shared = areasBy(cells, ({ departement }) => departement);
		expect(shared.size).toBe(101);
		for (const [code, area] of whole) {
			expect(Math.abs((shared.get(code) ?? 0) / area - 1)).toBeLessThan(1e-3);
		}
	});

	it('gives a département with one basin its whole shape', () => {
		const parts = partsOf(cells).map(({ properties }) => properties);
		for (const departement of ['66', '75', '92', '94', '976']) {
			expect(parts.filter((part) => part?.departement === departement)).toHaveLength(1);
		}
	});

	it('leaves no gap and no overlap: its union is that of the départements', () => {
		const union = merge(cells, partsOf(cells)).coordinates;
		const country = merge(outlines, outlines.objects.territories.geometries as Polygon[]);
		expect(union).toHaveLength(country.coordinates.length);
		expect(union.flatMap((rings) => rings.slice(1))).toHaveLength(1);
	});

	it('draws them all within budget', () => {
		const map = schematicBasinMap('2016');
		expect(map.schematic).toBe(true);
		expect(map.shapes).toHaveLength(306);
		for (const { path, area } of map.shapes) {
			expect(path).toMatch(/^M/);
			expect(path).not.toContain('NaN');
			expect(area).toBeGreaterThan(0);
		}
		expect(JSON.stringify(map).length).toBeLessThan(110_000);
	});
});
