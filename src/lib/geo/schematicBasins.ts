import type { Feature, FeatureCollection, MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import type { Point, PolygonRings } from './clipHalfPlane';
import type { Territories } from './planar';
import type { Basin } from './reference';
import { addPoints, PointRegister } from './sharedPoints';
import { voronoiCells } from './voronoiCells';

/** The part of a basin in a département. */
export interface BasinPart {
	/** Code of the basin. */
	code: string;
	departement: string;
}

interface Outline {
	code: string;
	polygons: PolygonRings[];
}

interface Cell extends BasinPart {
	polygons: PolygonRings[];
}

function outlinesOf(departements: Territories<{ code: string }>): Outline[] {
	const { features } = feature(departements, departements.objects.territories);
	return features.map(({ geometry, properties: { code } }) => {
		if (geometry.type === 'Polygon') {
			return { code, polygons: [geometry.coordinates as PolygonRings] };
		}
		if (geometry.type === 'MultiPolygon') {
			return { code, polygons: geometry.coordinates as PolygonRings[] };
		}
		throw new Error(`Le contour du département ${code} n'est pas une surface`);
	});
}

/** Each département shared out among the basins that touch it. */
function share(outlines: Outline[], basins: readonly Basin[]): Cell[] {
	return outlines.flatMap(({ code: departement, polygons }) => {
		const sites = basins.filter((basin) => basin.departements.includes(departement));
		if (sites.length === 0) throw new Error(`Aucun bassin ne touche le département ${departement}`);
		return voronoiCells(polygons, sites)
			.filter((cell) => cell.polygons.length > 0)
			.map((cell) => ({ ...cell, departement }));
	});
}

const mapRings = <T extends Outline>(areas: T[], change: (ring: Point[]) => Point[]): T[] =>
	areas.map((area) => ({ ...area, polygons: area.polygons.map((rings) => rings.map(change)) }));

/**
 * Cells whose common borders have the same points on both sides, across départements too: without it a
 * basin that spans two départements would keep a seam where they meet.
 */
function joined(cells: Cell[], outlines: Outline[]): Cell[] {
	const register = new PointRegister();
	const registered = (ring: Point[]) => ring.map((point) => register.at(point));
	const known = new Set(mapRings(outlines, registered).flatMap(({ polygons }) => polygons.flat(2)));
	const written = mapRings(cells, registered);
	const added = new Set(written.flatMap(({ polygons }) => polygons.flat(2)));
	const cuts = [...added].filter((point) => !known.has(point));
	return mapRings(written, (ring) => addPoints(ring, cuts));
}

/**
 * Schematic basins: in each département, each point goes to the nearest centre among the basins that
 * touch the département (data contract, "Map shapes"). One territory for each basin and département, to be
 * merged by `code`; a basin may have nothing in a département that it only grazes.
 * Throws when a département has no basin, or a basin no centre.
 */
export function schematicBasins(
	departements: Territories<{ code: string }>,
	basins: readonly Basin[],
): Territories<BasinPart> {
	const unplaced = basins.filter(({ centre }) => !centre.every(Number.isFinite));
	if (unplaced.length > 0) {
		throw new Error(`Bassins sans centre : ${unplaced.map(({ code }) => code).join(', ')}`);
	}
	const outlines = outlinesOf(departements);
	const features = joined(share(outlines, basins), outlines).map(
		({ code, departement, polygons }): Feature<MultiPolygon, BasinPart> => ({
			type: 'Feature',
			properties: { code, departement },
			geometry: { type: 'MultiPolygon', coordinates: polygons },
		}),
	);
	const territories: FeatureCollection<MultiPolygon, BasinPart> = {
		type: 'FeatureCollection',
		features,
	};
	return topology({ territories }) as Territories<BasinPart>;
}
