import type { Position } from 'geojson';
import { feature } from 'topojson-client';
import type { Territories } from './planar';

interface Located {
	rings: Position[][];
	west: number;
	east: number;
	south: number;
	north: number;
}

function located<P extends { code: string }>(
	topology: Territories<P>,
	keep: (code: string) => boolean,
): Located[] {
	return feature(topology, topology.objects.territories).features.flatMap(
		({ geometry, properties: { code } }) => {
			if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
			if (!keep(code)) return [];
			const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
			return polygons.map((rings) => {
				const xs = rings.flat().map(([x = NaN]) => x);
				const ys = rings.flat().map(([, y = NaN]) => y);
				return {
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

/** Answers whether a point in degrees lies in one of the territories kept. */
export function locator<P extends { code: string }>(
	topology: Territories<P>,
	keep: (code: string) => boolean,
): (longitude: number, latitude: number) => boolean {
	const areas = located(topology, keep);
	return (x, y) =>
		areas.some(
			({ west, east, south, north, rings }) =>
				x >= west && x <= east && y >= south && y <= north && holds(rings, x, y),
		);
}
