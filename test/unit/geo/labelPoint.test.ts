import { describe, expect, it } from 'vitest';
import { labelPoint, polygonArea } from '$lib/geo/labelPoint';
import { outline } from './support/squares';

describe('labelPoint', () => {
	it('is near the middle of a square', () => {
		const [x, y] = labelPoint([outline([0, 0, 12, 12])]);
		expect(x).toBe(6);
		expect(Math.abs(y - 6)).toBeLessThanOrEqual(0.5);
	});

	it('is in the wide part of an L', () => {
		const [x, y] = labelPoint([
			[
				[0, 0],
				[1, 0],
				[1, 6],
				[10, 6],
				[10, 10],
				[0, 10],
			],
		]);
		expect(x).toBe(5);
		expect(y).toBeGreaterThan(6);
	});

	it('is beside a hole, not in it', () => {
		const [x, y] = labelPoint([outline([0, 0, 10, 10]), outline([1, 1, 7, 9])]);
		expect(x > 1 && x < 7 && y > 1 && y < 9).toBe(false);
	});
});

it('takes holes out of an area', () => {
	expect(polygonArea([outline([0, 0, 10, 10]), outline([1, 1, 7, 9])])).toBe(52);
});
