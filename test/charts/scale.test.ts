import { place, round, shareAxis } from '$lib/charts/scale';
import { expect, test } from 'vitest';
import { plain } from './markup';

test('an axis holds the target even when every share is small', () => {
	const axis = shareAxis([0.01, 0.02, null]);
	expect(axis.ticks.map(({ label }) => plain(label))).toEqual([
		'0 %',
		'5 %',
		'10 %',
		'15 %',
		'20 %',
	]);
	expect(axis.target).toBe(50);
	expect(axis.at(0)).toBe(0);
	expect(axis.at(0.02)).toBe(10);
});

test('nothing is clipped: credit notes below zero, shares above 100 %', () => {
	const axis = shareAxis([-0.2, 1.2]);
	expect(axis.at(-0.2)).toBeGreaterThanOrEqual(0);
	expect(axis.at(1.2)).toBeLessThanOrEqual(100);
	expect(axis.zero).toBeGreaterThan(0);
});

test('no value at all still gives an axis', () => {
	expect(shareAxis([null]).ticks.length).toBeGreaterThan(1);
});

test('places are short and never minus zero', () => {
	expect(place(33.33333)).toBe('33.33%');
	expect(Object.is(round(-0.001), 0)).toBe(true);
});
