export type Point = [number, number];
/** Closed: its first point is repeated at the end. */
export type Ring = Point[];
/** An outer ring, then its holes, which turn the other way. */
export type PolygonRings = Ring[];

/** The points where `a·x + b·y + c` is positive or zero. */
export interface HalfPlane {
	a: number;
	b: number;
	c: number;
}

/** A stretch of a ring inside the half-plane, from where it enters to where it leaves. */
interface Chain {
	points: Point[];
	entry: number;
	exit: number;
}

const sideOf = ({ a, b, c }: HalfPlane, [x, y]: Point) => a * x + b * y + c;
/** Position along the edge of the half-plane. */
const along = ({ a, b }: HalfPlane, [x, y]: Point) => a * y - b * x;

/** Where the segment meets the edge: the same point from whichever end, and whichever side is kept. */
function meeting(plane: HalfPlane, p: Point, q: Point): Point {
	const swap = p[0] > q[0] || (p[0] === q[0] && p[1] > q[1]);
	const [from, to] = swap ? [q, p] : [p, q];
	const start = sideOf(plane, from);
	const t = start / (start - sideOf(plane, to));
	return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
}

/** Cuts a ring that the edge crosses into its chains inside the half-plane. */
function chainsOf(plane: HalfPlane, ring: Ring): Chain[] {
	const open = ring.slice(0, -1);
	// Starting outside, every chain is met whole.
	const start = open.findIndex((point) => sideOf(plane, point) < 0);
	const turned = [...open.slice(start), ...open.slice(0, start)];
	const chains: Chain[] = [];
	let current: Point[] = [];
	let before = turned[0] as Point;
	for (const point of [...turned.slice(1), before]) {
		const wasInside = sideOf(plane, before) >= 0;
		const isInside = sideOf(plane, point) >= 0;
		if (wasInside !== isInside) {
			const crossing = meeting(plane, before, point);
			current.push(crossing);
			if (!isInside) {
				const [entry] = current;
				chains.push({
					points: current,
					entry: along(plane, entry ?? crossing),
					exit: along(plane, crossing),
				});
				current = [];
			}
		}
		if (isInside) current.push(point);
		before = point;
	}
	return chains;
}

/**
 * Joins chains into rings. Sorted along the edge, crossings pair up: between the two of a pair the edge
 * runs inside the polygon, so a chain that leaves by one goes on with the chain that enters by the other.
 */
function joinChains(chains: Chain[]): Ring[] {
	const ends = chains
		.flatMap((chain) => [
			{ chain, at: chain.entry, enters: true },
			{ chain, at: chain.exit, enters: false },
		])
		.sort((a, b) => a.at - b.at);
	const next = new Map<Chain, Chain>();
	for (let i = 0; i + 1 < ends.length; i += 2) {
		const pair = ends.slice(i, i + 2);
		const entering = pair.find(({ enters }) => enters)?.chain;
		const leaving = pair.find(({ enters }) => !enters)?.chain;
		if (!entering || !leaving) throw new Error('A polygon to clip crosses itself');
		next.set(leaving, entering);
	}
	const rings: Ring[] = [];
	const left = new Set(chains);
	for (const first of chains) {
		if (!left.has(first)) continue;
		const points: Point[] = [];
		for (let chain = first; left.delete(chain); chain = next.get(chain) ?? first) {
			points.push(...chain.points);
		}
		const [start] = points;
		if (start && points.length > 2) rings.push([...points, start]);
	}
	return rings;
}

/** Twice the area of a ring, positive when it turns anticlockwise. */
export function turn(ring: Ring): number {
	let sum = 0;
	for (let i = 1; i < ring.length; i++) {
		const [ax, ay] = ring[i - 1] as Point;
		const [bx, by] = ring[i] as Point;
		sum += ax * by - bx * ay;
	}
	return sum;
}

/** Whether a ring goes round a point. */
function surrounds(ring: Ring, [x, y]: Point): boolean {
	let within = false;
	for (let i = 1; i < ring.length; i++) {
		const [ax, ay] = ring[i - 1] as Point;
		const [bx, by] = ring[i] as Point;
		if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) within = !within;
	}
	return within;
}

/**
 * The parts of a polygon inside a half-plane: none, one, or several when the polygon is hollow. Plane
 * coordinates. Cutting with a half-plane and with its opposite gives parts that share their points.
 * Throws on a polygon that crosses itself.
 */
export function clipHalfPlane(polygon: PolygonRings, plane: HalfPlane): PolygonRings[] {
	const whole: Ring[] = [];
	const chains: Chain[] = [];
	for (const ring of polygon) {
		const inside = ring.filter((point) => sideOf(plane, point) >= 0).length;
		if (inside === ring.length) whole.push(ring);
		else if (inside > 0) chains.push(...chainsOf(plane, ring));
	}
	const outwards = Math.sign(turn(polygon[0] ?? []));
	const rings = [...whole, ...joinChains(chains)];
	const outers = rings.filter((ring) => Math.sign(turn(ring)) === outwards);
	const holes = rings.filter((ring) => Math.sign(turn(ring)) === -outwards);
	return outers.map((outer) => [
		outer,
		...holes.filter((hole) => surrounds(outer, hole[0] as Point)),
	]);
}
