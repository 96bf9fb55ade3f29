import { stepAcross, stepAlong, stepInGrid } from '$lib/charts/markSteps';
import { describe, expect, test } from 'vitest';

describe('across a map', () => {
	/** A cross round the first mark, and one far down on the left. */
	const spots = [
		{ code: 'middle', x: 300, y: 300 },
		{ code: 'west', x: 200, y: 300 },
		{ code: 'east', x: 400, y: 300 },
		{ code: 'north', x: 300, y: 200 },
		{ code: 'south', x: 300, y: 400 },
		{ code: 'frame', x: 50, y: 550 },
	];

	test('arrows go to the nearest mark that way, Home and End to the ends', () => {
		const from = (key: string) => stepAcross(spots, 'middle', key);
		expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map(from)).toEqual([
			'west',
			'east',
			'north',
			'south',
		]);
		expect([from('Home'), from('End'), from('a')]).toEqual(['middle', 'frame', null]);
	});

	test('a step aside costs twice a step ahead', () => {
		// From the south: west is 100 ahead and 100 aside, 300; the frame 250 ahead and 150 aside, 550.
		expect(stepAcross(spots, 'south', 'ArrowLeft')).toBe('west');
		// From the east: the north is 100 + 2 × 100; the middle, straight ahead, 100.
		expect(stepAcross(spots, 'east', 'ArrowLeft')).toBe('middle');
	});

	test('there is nothing past the edge, nor from a mark that is not there', () => {
		expect(stepAcross(spots, 'north', 'ArrowUp')).toBeNull();
		expect(stepAcross(spots, 'nowhere', 'ArrowUp')).toBeNull();
		expect(stepAcross([], 'middle', 'Home')).toBeNull();
	});
});

describe('along an axis', () => {
	test.each([
		['b', 'ArrowRight', 'c'],
		['b', 'ArrowLeft', 'a'],
		['a', 'ArrowLeft', 'a'],
		['c', 'ArrowRight', 'c'],
		['b', 'Home', 'a'],
		['b', 'End', 'c'],
		['b', 'ArrowUp', 'c'],
		['b', 'ArrowDown', 'a'],
		['b', 'PageUp', null],
		['nowhere', 'Home', null],
	])('from %s, %s leads to %s', (from, key, to) => {
		expect(stepAlong(['a', 'b', 'c'], from, key)).toBe(to);
	});
});

describe('in a grid', () => {
	const press = (key: string, ctrlKey = false) => ({ key, ctrlKey });

	test.each([
		[press('ArrowRight'), [1, 2]],
		[press('ArrowLeft'), [1, 0]],
		[press('ArrowUp'), [0, 1]],
		[press('ArrowDown'), [2, 1]],
		[press('Home'), [1, 0]],
		[press('End'), [1, 2]],
		[press('Home', true), [0, 0]],
		[press('End', true), [3, 2]],
		[press('PageUp'), [0, 1]],
		[press('PageDown'), [3, 1]],
		[press('Enter'), null],
	])('from the middle of 4 rows of 3, %o leads to %o', (event, to) => {
		expect(stepInGrid([1, 1], event, [4, 3])).toEqual(to);
	});

	test('arrows stop at the edges', () => {
		expect(stepInGrid([0, 0], press('ArrowUp'), [3, 3])).toBeNull();
		expect(stepInGrid([2, 2], press('ArrowRight'), [3, 3])).toBeNull();
	});
});
