import type { Position } from 'geojson';
import { mesh } from 'topojson-client';
import type { MultiPolygon, Polygon } from 'topojson-specification';
import type { Territories } from './planar';

/** Longest step along a line, in degrees: some two kilometres. */
const STEP = 0.02;

/** The same line in short steps. */
function stepped(line: Position[]): Position[] {
	return line.flatMap((point, i) => {
		const before = line[i - 1];
		if (!before) return [point];
		const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [before, point];
		const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / STEP));
		return Array.from({ length: steps }, (_, rank): Position => {
			const t = (rank + 1) / steps;
			return [ax + t * (bx - ax), ay + t * (by - ay)];
		});
	});
}

/**
 * The borders between territories that `differ`, in degrees, where `inside` holds: cut to its edges, within
 * two kilometres.
 */
export function linesInside<P extends object>(
	topology: Territories<P>,
	differ: (a: P, b: P) => boolean,
	inside: (longitude: number, latitude: number) => boolean,
): Position[][] {
	type Area = Polygon<P> | MultiPolygon<P>;
	const borders = mesh(topology, topology.objects.territories, (a, b) => {
		const [left, right] = [(a as Area).properties, (b as Area).properties];
		return a !== b && left !== undefined && right !== undefined && differ(left, right);
	});
	const kept: Position[][] = [];
	for (const line of borders.coordinates.map(stepped)) {
		let run: Position[] | null = null;
		line.forEach((point, i) => {
			const before = line[i - 1];
			if (!before) return;
			const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [before, point];
			if (!inside((ax + bx) / 2, (ay + by) / 2)) run = null;
			else if (run) run.push(point);
			else kept.push((run = [before, point]));
		});
	}
	return kept;
}
