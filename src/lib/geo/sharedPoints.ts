import type { Point, Ring } from './clipHalfPlane';

/** Points nearer than this, in degrees (about 0.1 m), are one point that arithmetic wrote twice. */
const SAME = 1e-6;

/** Gives the points that arithmetic wrote twice one writing. */
export class PointRegister {
	private cells = new Map<string, Point>();

	/** The registered point at this place, registering it if there is none. */
	at(point: Point): Point {
		const [x, y] = [Math.floor(point[0] / SAME), Math.floor(point[1] / SAME)];
		for (const i of [x, x - 1, x + 1]) {
			for (const j of [y, y - 1, y + 1]) {
				const known = this.cells.get(`${i} ${j}`);
				if (known && isSame(known, point)) return known;
			}
		}
		this.cells.set(`${x} ${y}`, point);
		return point;
	}
}

const isSame = (p: Point, q: Point) => Math.hypot(p[0] - q[0], p[1] - q[1]) < SAME;

const distance = (p: Point, q: Point) => Math.hypot(p[0] - q[0], p[1] - q[1]);

/** Whether a point lies on a segment, its ends left out. */
function isOn([x, y]: Point, a: Point, b: Point): boolean {
	const length = distance(a, b);
	if (length === 0) return false;
	const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
	const position = ux * (x - a[0]) + uy * (y - a[1]);
	const gap = Math.abs(ux * (y - a[1]) - uy * (x - a[0]));
	return gap < SAME && position > SAME && position < length - SAME;
}

/**
 * Adds to each ring the points of `extra` that lie on its edges, so that a border has the same points on
 * both sides even where only one side was cut. `extra` holds registered points.
 */
export function addPoints(ring: Ring, extra: readonly Point[]): Ring {
	const result: Ring = [];
	ring.forEach((point, i) => {
		const before = ring[i - 1];
		if (before) {
			const [west, east] = [Math.min(before[0], point[0]), Math.max(before[0], point[0])];
			result.push(
				...extra
					.filter(([x]) => x > west - SAME && x < east + SAME)
					.filter((candidate) => isOn(candidate, before, point))
					.sort((p, q) => distance(before, p) - distance(before, q)),
			);
		}
		if (result.at(-1) !== point) result.push(point);
	});
	return result;
}
