import { group } from 'd3-array';
import { geoIdentity, geoPath } from 'd3-geo';
import type { GeoPermissibleObjects } from 'd3-geo';
import type { Position } from 'geojson';
import { merge, mesh } from 'topojson-client';
import type { MultiPolygon, Polygon } from 'topojson-specification';
import { CompactPath } from './CompactPath';
import { labelPoint, polygonArea } from './labelPoint';
import { partAt } from './mapLayout';
import type { Magnifier } from './mapLayout';
import { planar } from './planar';
import type { Territories } from './planar';
import type { MapShape } from './shapes';

type Area<P extends object> = Polygon<P> | MultiPolygon<P>;
type Ring = Position[];

/** An island smaller than this, in square units, is drawn only if it is all there is. */
const SMALLEST_ISLAND = 0.8;

/** How a set of territories is drawn. */
interface Drawing<P extends object> {
	/** Writes the lines between the territories that `differ`, each once. */
	lines: (differ: (a: P, b: P) => boolean) => string;
	/** One shape for all the territories to which `codeOf` gives the same code, in order of code. */
	shapes: (codeOf: (territory: P) => string) => MapShape[];
}

const pathOf = (object: GeoPermissibleObjects, magnifier?: Magnifier): string => {
	const context = new CompactPath();
	const clip = magnifier ? geoIdentity().clipExtent(magnifier.clip) : null;
	geoPath(clip, context)(object);
	return context.toString();
};

function propertiesOf<P extends object>({ properties }: Area<P>): P {
	if (properties) return properties;
	throw new Error('A territory of the map has no properties');
}

/** The parts of a territory worth drawing, largest first. */
function visibleParts(parts: Ring[][]): Ring[][] {
	const sorted = [...parts].sort((a, b) => polygonArea(b) - polygonArea(a));
	return sorted.filter((part, rank) => rank === 0 || polygonArea(part) >= SMALLEST_ISLAND);
}

const isWithin = (rings: Ring[], [[left, top], [right, bottom]]: Magnifier['clip']) =>
	rings.flat().every(([x = 0, y = 0]) => x >= left && x <= right && y >= top && y <= bottom);

/**
 * Draws territories given in degrees, each part of the country at its place and scale, and again in the
 * magnifier's frame when there is one, without details smaller than `tolerance` (see `planar`).
 * Throws when a territory lies outside the country.
 */
export function drawTerritories<P extends object>(
	topology: Territories<P>,
	magnifier?: Magnifier,
	tolerance?: number,
): Drawing<P> {
	const country = planar(
		topology,
		(arc) => {
			const [first] = arc;
			return first ? arc.map(partAt(first).project) : [];
		},
		tolerance,
	);
	// Overseas départements fall far outside the magnifier's frame, which cuts them out.
	const enlarged = magnifier && planar(topology, (arc) => arc.map(magnifier.project), tolerance);
	const areas = topology.objects.territories.geometries as Area<P>[];

	const linesOf = (differ: (a: P, b: P) => boolean) => {
		const filter = (a: object, b: object) =>
			a !== b && differ(propertiesOf<P>(a as Area<P>), propertiesOf<P>(b as Area<P>));
		const whole = pathOf(mesh(country, country.objects.territories, filter));
		if (!enlarged) return whole;
		return whole + pathOf(mesh(enlarged, enlarged.objects.territories, filter), magnifier);
	};

	const shapeOf = (code: string, members: Area<P>[]): MapShape => {
		const parts = visibleParts(merge(country, members).coordinates);
		let path = pathOf({ type: 'MultiPolygon', coordinates: parts });
		let main = parts[0] ?? [];
		if (enlarged && magnifier) {
			const copy = merge(enlarged, members);
			path += pathOf(copy, magnifier);
			const [largest] = visibleParts(copy.coordinates);
			if (largest && isWithin(largest, magnifier.clip)) main = largest;
		}
		const [x, y] = labelPoint(main);
		return { code, path, x: tenth(x), y: tenth(y), area: tenth(polygonArea(main)) };
	};

	return {
		lines: linesOf,
		shapes: (codeOf) =>
			[...group(areas, (area) => codeOf(propertiesOf<P>(area)))]
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([code, members]) => shapeOf(code, members)),
	};
}

const tenth = (value: number) => Math.round(value * 10) / 10;

/** Writes lines given in degrees, each at the place and scale of its part of the country, and enlarged. */
export function drawLines(lines: Position[][], magnifier: Magnifier): string {
	const drawn = (project: (line: Position[]) => Position[]) => ({
		type: 'MultiLineString' as const,
		coordinates: lines.map(project),
	});
	const points = (line: Position[]) => line as [number, number][];
	const whole = drawn((line) => {
		const [first] = points(line);
		return first ? points(line).map(partAt(first).project) : [];
	});
	return (
		pathOf(whole) +
		pathOf(
			drawn((line) => points(line).map(magnifier.project)),
			magnifier,
		)
	);
}
