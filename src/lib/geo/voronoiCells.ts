import { clipHalfPlane } from './clipHalfPlane';
import type { HalfPlane, Point, PolygonRings } from './clipHalfPlane';

/** A place that claims what lies nearer to it than to any other. */
export interface Site {
	code: string;
	centre: Point;
}

const DEGREE = Math.PI / 180;

/** What lies at least as near to `site` as to `other`, in degrees, at a latitude's true proportions. */
function nearer(site: Point, other: Point, latitude: number): HalfPlane {
	const k = Math.cos(latitude * DEGREE) ** 2;
	const a = 2 * k * (site[0] - other[0]);
	const b = 2 * (site[1] - other[1]);
	return {
		a,
		b,
		c: -(a * (site[0] + other[0]) + b * (site[1] + other[1])) / 2,
	};
}

/**
 * Shares polygons out among sites: each point goes to the nearest site (a Voronoi diagram, cut out of the
 * polygons). A single site takes everything; a site may get nothing. Degrees in and out; distances are
 * those of a plane true at the polygons' own latitude, enough for a département.
 *
 * Each cell is the polygons cut by one line per other site: with a dozen sites at most, that is simpler
 * than a diagram cut out afterwards, and hollow shapes and islands come out right.
 */
export function voronoiCells(
	polygons: PolygonRings[],
	sites: Site[],
): { code: string; polygons: PolygonRings[] }[] {
	const latitudes = polygons.flat(2).map(([, latitude]) => latitude);
	const latitude = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
	return sites.map((site) => {
		let cell = polygons;
		for (const other of sites) {
			if (other === site) continue;
			const plane = nearer(site.centre, other.centre, latitude);
			cell = cell.flatMap((polygon) => clipHalfPlane(polygon, plane));
		}
		return { code: site.code, polygons: cell };
	});
}
