import { transform } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** A topology of territories, whatever its other properties. */
export type Territories<P extends object> = Topology<{ territories: GeometryCollection<P> }>;

type Point = [number, number];

/** A detail whose triangle is smaller than this, in square SVG units, is not drawn. */
const TOLERANCE = 1.2;

/** The arcs of a topology with every point in full: no grid, no differences. */
function plainArcs(topology: Topology): Point[][] {
	const place = transform(topology.transform ?? { scale: [1, 1], translate: [0, 0] });
	if (!topology.transform) return topology.arcs as Point[][];
	return topology.arcs.map((arc) => arc.map((point, i) => place([...point], i > 0) as Point));
}

/**
 * The same territories in SVG units, without the details too small to see. Lines are thinned once for
 * both neighbours, so that they still share them.
 */
export function planar<P extends object>(
	topology: Territories<P>,
	project: (arc: Point[]) => Point[],
	tolerance = TOLERANCE,
): Territories<P> {
	const { territories } = topology.objects;
	const placed: Territories<P> = {
		type: 'Topology',
		objects: { territories },
		arcs: plainArcs(topology).map(project),
	};
	const thinned = simplify(presimplify(placed), tolerance);
	return { ...placed, arcs: thinned.arcs };
}
