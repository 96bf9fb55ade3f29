import { describe, expect, it } from 'vitest';
import { departementMap } from '$lib/geo/departementMap';
import { PARIS_RING } from '$lib/geo/layout';
import { departementOutlines } from '$lib/geo/reference';
import { pathBounds, readPath } from './support/readPath';

/** 01 to 95 without 20, Corsica in two, five overseas. */
const CODES = [
	...Array.from({ length: 95 }, (_, rank) => String(rank + 1).padStart(2, '0')).filter(
		(code) => code !== '20',
	),
	...['2A', '2B', '971', '972', '973', '974', '976'],
].sort();

describe('départements', () => {
	const map = departementMap('2016');

	it('are the 101', () => {
		expect(CODES).toHaveLength(101);
		expect(map.shapes.map(({ code }) => code)).toEqual(CODES);
	});

	it('are written without NaN, with their coasts and region borders', () => {
		for (const text of [map.borders, map.outline, map.regionBorders]) {
			expect(text.length).toBeGreaterThan(1000);
			expect(text).not.toContain('NaN');
		}
		expect(map.regionBorders.length).toBeLessThan(map.borders.length);
		for (const { path } of map.shapes) expect(path).not.toContain('NaN');
	});

	it.each(['75', '92', '93', '94'])('show %s, of the Paris ring, in its own frame', (code) => {
		const shape = map.shapes.find((candidate) => candidate.code === code);
		const { x, y, width, height } = PARIS_RING.inset;
		expect(shape?.x).toBeGreaterThan(x);
		expect(shape?.x).toBeLessThan(x + width);
		expect(shape?.y).toBeGreaterThan(y);
		expect(shape?.y).toBeLessThan(y + height);
		const copies = readPath(shape?.path ?? '');
		expect(copies).toHaveLength(2);
		const enlarged = pathBounds(shape?.path.slice(shape.path.lastIndexOf('M')) ?? '');
		expect(enlarged.right - enlarged.left).toBeGreaterThan(24);
	});

	it('keep a label out of the frame that cuts their shape', () => {
		const shape = map.shapes.find(({ code }) => code === '77');
		const { x, width } = PARIS_RING.inset;
		expect(shape?.x).toBeGreaterThan(x + width);
	});
});

describe('kept outlines', () => {
	it('share every border between two neighbours, and no more', () => {
		const { arcs, objects } = departementOutlines();
		const uses = new Array<number>(arcs.length).fill(0);
		const walk = (list: unknown): void => {
			if (Array.isArray(list)) list.forEach(walk);
			else if (typeof list === 'number') {
				const arc = list < 0 ? ~list : list;
				uses[arc] = (uses[arc] ?? 0) + 1;
			}
		};
		for (const geometry of objects.territories.geometries) {
			if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') walk(geometry.arcs);
		}
		expect(new Set(uses)).toEqual(new Set([1, 2]));
	});
});
