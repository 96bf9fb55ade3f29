import { expect, test } from 'vitest';
import { distribution } from '$lib/rules/distribution';

const region = (code: string, realised: number, lines = 12, base = 1000) => ({
	code,
	base,
	realised,
	lines,
});

test('quartiles by linear interpolation', () => {
	// Shares 2, 4, 8, 10, 20 %: rank 1, 2 and 3 of 0 to 4 exactly.
	const found = distribution([
		region('A', 200),
		region('B', 20),
		region('C', 100),
		region('D', 40),
		region('E', 80),
	]);
	expect(found).toEqual({
		q25: 0.04,
		median: 0.08,
		q75: 0.1,
		counted: ['A', 'B', 'C', 'D', 'E'],
	});
	// Shares 2, 4, 8, 10 %: between ranks, 3.5, 6 and 8.5 %.
	const even = distribution([region('B', 20), region('C', 100), region('D', 40), region('E', 80)]);
	expect([even.q25, even.median, even.q75].map((value) => value?.toFixed(6))).toEqual([
		'0.035000',
		'0.060000',
		'0.085000',
	]);
});

test('a region with fewer than 10 lines, or without a base, moves no quartile', () => {
	const found = distribution([region('A', 100), region('B', 900, 9), region('C', 5, 30, 0)]);
	expect(found.counted).toEqual(['A']);
	expect(found.median).toBe(0.1);
	expect(distribution([])).toEqual({ q25: null, median: null, q75: null, counted: [] });
});
