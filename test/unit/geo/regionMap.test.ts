import { describe, expect, it } from 'vitest';
import { regionMap } from '$lib/geo/regionMap';
import type { MapInset, MapShape } from '$lib/geo/shapes';
import { commonPoints, pathBounds, readPath } from './support/readPath';

const OVERSEAS = ['01', '02', '03', '04', '06'];
const CODES = {
	'2010': '01 02 03 04 06 11 21 22 23 24 25 26 31 41 42 43 52 53 54 72 73 74 82 83 91 93 94'.split(
		' ',
	),
	'2016': '01 02 03 04 06 11 24 27 28 32 44 52 53 75 76 84 93 94'.split(' '),
};
const PATH_BUDGET = 25_000;
const HOVER_TARGET = 24;

const shapeOf = (shapes: MapShape[], code: string): MapShape => {
	const shape = shapes.find((candidate) => candidate.code === code);
	if (!shape) throw new Error(`no shape ${code}`);
	return shape;
};

const isInFrame = ({ x, y, width, height }: MapInset, path: string) => {
	const { left, top, right, bottom } = pathBounds(path);
	return left >= x && right <= x + width && top >= y && bottom <= y + height;
};

describe.each(['2010', '2016'] as const)('regions of %s', (edition) => {
	const map = regionMap(edition);

	it('has every region once, Mayotte included', () => {
		expect(map.edition).toBe(edition);
		expect(map.shapes.map(({ code }) => code)).toEqual(CODES[edition]);
	});

	it('draws inside its own size, with finite numbers', () => {
		for (const { path } of map.shapes) {
			expect(path).not.toContain('NaN');
			const { left, top, right, bottom } = pathBounds(path);
			expect(left).toBeGreaterThanOrEqual(0);
			expect(top).toBeGreaterThanOrEqual(0);
			expect(right).toBeLessThanOrEqual(map.width);
			expect(bottom).toBeLessThanOrEqual(map.height);
		}
		expect(map.borders).not.toContain('NaN');
	});

	it('puts each label inside its shape’s box', () => {
		for (const { path, x, y, area } of map.shapes) {
			const { left, top, right, bottom } = pathBounds(path);
			expect(x).toBeGreaterThan(left);
			expect(x).toBeLessThan(right);
			expect(y).toBeGreaterThan(top);
			expect(y).toBeLessThan(bottom);
			expect(area).toBeGreaterThan(0);
		}
	});

	it('gives each overseas region a labelled frame and a large enough target', () => {
		expect(map.insets.map(({ label }) => label)).toEqual([
			'Guadeloupe',
			'Martinique',
			'Guyane',
			'La Réunion',
			'Mayotte',
		]);
		OVERSEAS.forEach((code, rank) => {
			const { path } = shapeOf(map.shapes, code);
			const { left, top, right, bottom } = pathBounds(path);
			expect(right - left).toBeGreaterThanOrEqual(HOVER_TARGET);
			expect(bottom - top).toBeGreaterThanOrEqual(HOVER_TARGET);
			expect(isInFrame(map.insets[rank] as MapInset, path)).toBe(true);
		});
	});

	it('draws nothing of the mainland under a frame', () => {
		const mainland = map.shapes.filter(({ code }) => !OVERSEAS.includes(code));
		const points = mainland.flatMap(({ path }) => readPath(path).flat());
		for (const { x, y, width, height } of map.insets) {
			const under = points.filter(
				([px, py]) => px >= x && px <= x + width && py >= y && py <= y + height,
			);
			expect(under).toEqual([]);
		}
	});

	it('lets neighbours share their border, and only neighbours', () => {
		const [brittany, loire, provence] = ['53', '52', '93'].map((code) =>
			shapeOf(map.shapes, code),
		) as [MapShape, MapShape, MapShape];
		expect(commonPoints(brittany.path, loire.path)).toBeGreaterThan(10);
		expect(commonPoints(brittany.path, map.borders)).toBeGreaterThan(10);
		expect(commonPoints(brittany.path, provence.path)).toBe(0);
	});

	it('draws no border around an island', () => {
		const corsica = shapeOf(map.shapes, '94');
		expect(commonPoints(corsica.path, map.borders)).toBe(0);
	});

	it('stays small', () => {
		const length = map.shapes.reduce((sum, { path }) => sum + path.length, 0);
		expect(length).toBeLessThanOrEqual(PATH_BUDGET);
	});
});

it('merges the regions of 2010 into those of 2016 without redrawing the others', () => {
	const [before, after] = [regionMap('2010'), regionMap('2016')];
	for (const code of ['53', '93', '94', '06']) {
		expect(shapeOf(after.shapes, code)).toEqual(shapeOf(before.shapes, code));
	}
	const normandies = ['23', '25'].map((code) => shapeOf(before.shapes, code).path);
	const normandy = shapeOf(after.shapes, '28').path;
	for (const half of normandies) expect(commonPoints(half, normandy)).toBeGreaterThan(20);
});
