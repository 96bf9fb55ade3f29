import type { Position } from 'geojson';
import { feature } from 'topojson-client';
import type { Territories } from './planar';

interface Located {
	code: string;
	rings: Position[][];
	west: number;
	east: number;
	south: number;
	north: number;
}

function located<P extends { code: string }>(topology: Territories<P>): Located[] {
	return feature(topology, topology.objects.territories).features.flatMap(
		({ geometry, properties: { code } }) => {
			if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
			const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
			return polygons.map((rings) => {
				const xs = rings.flat().map(([x = NaN]) => x);
				const ys = rings.flat().map(([, y = NaN]) => y);
				return {
					code,
					rings,
					west: Math.min(...xs),
					east: Math.max(...xs),
					south: Math.min(...ys),
					north: Math.max(...ys),
				};
			});
		},
	);
}

/** Whether a point is inside a polygon: its rings cross an eastward ray an odd number of times. */
function holds(rings: Position[][], x: number, y: number): boolean {
	let within = false;
	for (const ring of rings) {
		ring.forEach(([bx = 0, by = 0], i) => {
			const [ax = 0, ay = 0] = ring[i - 1] ?? ring.at(-1) ?? [];
			if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) within = !within;
		});
	}
	return within;
}

/** Answers which territory holds a point in degrees: its code, or null outside all of them. */
export function locator<P extends { code: string }>(
	topology: Territories<P>,
): (longitude: number, latitude: number) => string | null {
	const areas = located(topology);
	return (x, y) =>
		areas.find(
			({ west, east, south, north, rings }) =>
				x >= west && x <= east && y >= south && y <= north && holds(rings, x, y),
		)?.code ?? null;
}
