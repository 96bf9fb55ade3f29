import { describe, expect, it } from 'vitest';
import { departementOutlines } from '$lib/geo/reference';
import { arcUses } from './support/arcUses';

describe('kept outlines', () => {
	it('share every border between two neighbours, and no more', () => {
		const { arcs, objects } = departementOutlines();
		const uses = arcUses(objects.territories.geometries, arcs.length);
		expect(new Set(uses)).toEqual(new Set([1, 2]));
	});
});
