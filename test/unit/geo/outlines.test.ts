import { describe, expect, it } from 'vitest';
import { departementOutlines } from '$lib/geo/reference';

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
