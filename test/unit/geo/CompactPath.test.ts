import { expect, it } from 'vitest';
import { CompactPath } from '$lib/geo/CompactPath';

const written = (points: [number, number][], closed = true) => {
	const path = new CompactPath();
	points.forEach(([x, y], i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)));
	if (closed) path.closePath();
	return path.toString();
};

it('writes relative steps, without useless zeros and spaces', () => {
	expect(
		written([
			[10, 20.04],
			[10.5, 20.5],
			[10.25, 30],
			[-1, 0],
		]),
	).toBe('M10 20l.5.5-.2 9.5-11.3-30z');
});

it('rounds where a point stands, so that small steps do not drift', () => {
	expect(
		written(
			[
				[0, 0],
				[0.04, 0],
				[0.08, 0],
				[0.12, 0],
				[0.16, 0],
			],
			false,
		),
	).toBe('M0 0l.1 0 .1 0');
});

it('leaves out what rounding reduced to a point or a line', () => {
	expect(
		written([
			[5, 5],
			[5.01, 5],
			[5, 5.02],
		]),
	).toBe('');
	expect(
		written([
			[5, 5],
			[6, 5],
			[6, 5.01],
		]),
	).toBe('');
});
