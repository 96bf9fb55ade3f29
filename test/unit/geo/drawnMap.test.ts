import { expect, test } from 'vitest';
import { drawnMap, redrawMap } from '$lib/geo/drawnMap';
import type { RegionMap } from '$lib/geo/shapes';

const map: RegionMap = {
	edition: '2010',
	width: 10,
	height: 10,
	insets: [],
	borders: 'M5 0V10',
	shapes: [
		{ code: '53', path: 'M0 0h5v10h-5Z', x: 2, y: 5, area: 50 },
		{ code: '41', path: 'M5 0h5v10h-5Z', x: 7, y: 5, area: 50 },
	],
};

test('a map travels without its paths, and is whole again with those of the page', () => {
	const { frame, drawing } = drawnMap(map);
	expect(JSON.stringify(frame)).not.toContain('M0 0');
	expect(drawing.name).toBe('regions-2010');
	expect(drawing.paths && redrawMap(frame, drawing.paths)).toEqual(map);
});

test('a shape that the page does not draw stays empty rather than take another’s', () => {
	const { frame } = drawnMap(map);
	const redrawn = redrawMap(frame, { shapes: new Map([['41', 'M1 1Z']]), regions: '' });
	expect(redrawn.shapes.map(({ path }) => path)).toEqual(['', 'M1 1Z']);
});
