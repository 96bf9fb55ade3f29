import { describe, expect, it } from 'vitest';
import { polygonArea } from '$lib/geo/labelPoint';
import { voronoiCells } from '$lib/geo/voronoiCells';
import { outline } from './support/squares';

const areas = (...args: Parameters<typeof voronoiCells>) =>
	Object.fromEntries(
		voronoiCells(...args).map(({ code, polygons }) => [
			code,
			polygons.reduce((sum, rings) => sum + polygonArea(rings), 0),
		]),
	);

describe('voronoiCells', () => {
	it('gives everything to a single site', () => {
		expect(areas([[outline([0, 0, 2, 1])]], [{ code: 'a', centre: [9, 9] }])).toEqual({ a: 2 });
	});

	it('cuts half-way between two sites', () => {
		const sites = [
			{ code: 'a', centre: [-0.5, 0] as [number, number] },
			{ code: 'b', centre: [1.5, 0] as [number, number] },
		];
		const cells = areas([[outline([-1, -0.5, 2, 0.5])]], sites);
		expect(cells.a).toBeCloseTo(1.5, 12);
		expect(cells.b).toBeCloseTo(1.5, 12);
	});

	it('counts a degree of longitude for half at 60° north', () => {
		// Equidistant: (2x − 1) / 4 + 2(y − 60) − 1 = 0, from (0; 60.625) to (2; 60.125).
		const sites = [
			{ code: 'south', centre: [0, 60] as [number, number] },
			{ code: 'north', centre: [1, 61] as [number, number] },
		];
		const cells = areas([[outline([0, 59, 2, 61])]], sites);
		expect(cells.south).toBeCloseTo(2.75, 9);
		expect(cells.north).toBeCloseTo(1.25, 9);
	});

	it('gives nothing to a site too far away', () => {
		const sites = [
			{ code: 'near', centre: [0.5, 0.5] as [number, number] },
			{ code: 'far', centre: [30, 0.5] as [number, number] },
		];
		expect(areas([[outline([0, 0, 1, 1])]], sites)).toEqual({ near: 1, far: 0 });
	});
});
