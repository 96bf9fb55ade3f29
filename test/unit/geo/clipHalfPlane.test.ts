import { describe, expect, it } from 'vitest';
import { clipHalfPlane, turn } from '$lib/geo/clipHalfPlane';
import type { PolygonRings } from '$lib/geo/clipHalfPlane';
import { polygonArea } from '$lib/geo/labelPoint';
import { outline } from './support/squares';

/** A U: 3 wide, 2 high, with a notch of 1 × 1 in the top. Area 5. */
const U: PolygonRings = [
	[
		[0, 0],
		[3, 0],
		[3, 2],
		[2, 2],
		[2, 1],
		[1, 1],
		[1, 2],
		[0, 2],
		[0, 0],
	],
];
/** A square of 4 with a hole of 2 in the middle. Area 12. */
const FRAME: PolygonRings = [outline([0, 0, 4, 4]), outline([1, 1, 3, 3]).reverse()];

const above = (y: number) => ({ a: 0, b: 1, c: -y });
const below = (y: number) => ({ a: 0, b: -1, c: y });
const rightOf = (x: number) => ({ a: 1, b: 0, c: -x });

describe('clipHalfPlane', () => {
	it('keeps everything, or nothing', () => {
		expect(clipHalfPlane(U, above(-1))).toEqual([U]);
		expect(clipHalfPlane(U, above(3))).toEqual([]);
	});

	it('separates the two arms of a U', () => {
		expect(clipHalfPlane(U, above(1.5)).map(polygonArea)).toEqual([0.5, 0.5]);
	});

	it('keeps the rest of the U in one piece, without a bridge', () => {
		const [rest, ...others] = clipHalfPlane(U, below(1.5));
		expect(others).toEqual([]);
		expect(rest).toHaveLength(1);
		expect(polygonArea(rest ?? [])).toBe(4);
		expect(rest?.[0]).toHaveLength(9);
	});

	it('keeps a hole that the edge misses', () => {
		const [cut] = clipHalfPlane(FRAME, rightOf(0.5));
		expect(cut).toHaveLength(2);
		expect(polygonArea(cut ?? [])).toBe(10);
		expect(Math.sign(turn(cut?.[1] ?? []))).toBe(-1);
	});

	it('opens a hole that the edge crosses', () => {
		const [cut, ...others] = clipHalfPlane(FRAME, rightOf(2));
		expect(others).toEqual([]);
		expect(cut).toHaveLength(1);
		expect(polygonArea(cut ?? [])).toBe(6);
	});

	it('takes an edge through a corner as touching, not crossing', () => {
		const diagonal = clipHalfPlane([outline([0, 0, 1, 1])], { a: 1, b: -1, c: 0 });
		expect(diagonal.map(polygonArea)).toEqual([0.5]);
	});
});
