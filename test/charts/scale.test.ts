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

test('a label that would run into that of the target is left out, a far one is not', () => {
	const beside = (most: number) =>
		Object.fromEntries(
			shareAxis([most]).ticks.map((tick) => [Math.round(tick.share * 100), tick.beside]),
		);
	// Up to 20 %, zero stands at half the axis from 10 %; up to 60 %, at a sixth; up to 150 %, at a fifteenth.
	expect(beside(0.2)).toMatchObject({ 0: 'clear', 5: 'near', 10: 'target', 20: 'clear' });
	expect(beside(0.6)).toMatchObject({ 0: 'near', 20: 'near', 60: 'clear' });
	expect(beside(1)).toMatchObject({ 0: 'close', 20: 'close', 100: 'clear' });
	expect(beside(1.5)).toMatchObject({ 0: 'touching', 50: 'near' });
});
