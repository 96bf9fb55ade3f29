import type { Position } from 'geojson';

type Ring = Position[];

const signedArea = (ring: Ring): number => {
	let sum = 0;
	ring.forEach((point, i) => {
		const before = ring.at(i - 1) ?? point;
		sum += (before[0] ?? 0) * (point[1] ?? 0) - (point[0] ?? 0) * (before[1] ?? 0);
	});
	return sum / 2;
};

/** Area of a polygon, its holes taken out, in square units. */
export function polygonArea([outer, ...holes]: Ring[]): number {
	if (!outer) return 0;
	return holes.reduce(
		(area, hole) => area - Math.abs(signedArea(hole)),
		Math.abs(signedArea(outer)),
	);
}

/** Where the rings cross the horizontal line at `y`, from left to right. */
function crossings(rings: Ring[], y: number): number[] {
	const found: number[] = [];
	for (const ring of rings) {
		ring.forEach(([bx = 0, by = 0], i) => {
			const [ax = 0, ay = 0] = ring.at(i - 1) ?? [];
			if (ay > y !== by > y) found.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
		});
	}
	return found.sort((a, b) => a - b);
}

const LINES = 24;

/**
 * A point well inside a polygon, where a short label reads best: on evenly spaced horizontal lines, the
 * middle of the widest stretch, lines near the top and bottom edges counting less.
 */
export function labelPoint(rings: Ring[]): [number, number] {
	const ys = (rings[0] ?? []).map(([, y = 0]) => y);
	const top = Math.min(...ys);
	const height = Math.max(...ys) - top;
	let best: [number, number] = [rings[0]?.[0]?.[0] ?? 0, top];
	let bestScore = -1;
	for (let line = 0; line < LINES; line++) {
		const depth = (line + 0.5) / LINES;
		const y = top + depth * height;
		const xs = crossings(rings, y);
		for (let i = 0; i + 1 < xs.length; i += 2) {
			const [left = 0, right = 0] = xs.slice(i, i + 2);
			const score = Math.min(right - left, 2 * height * Math.min(depth, 1 - depth));
			if (score > bestScore) {
				bestScore = score;
				best = [(left + right) / 2, y];
			}
		}
	}
	return best;
}
