import { topology } from 'topojson-server';
import type { Feature, FeatureCollection, Polygon } from 'geojson';
import type { Territories } from '$lib/geo/planar';

/** A territory whose outline is a box: west, south, east, north. */
export interface Square {
	code: string;
	box: [number, number, number, number];
}

/** The outline of a box, closed. */
export const outline = ([west, south, east, north]: Square['box']): [number, number][] => [
	[west, south],
	[east, south],
	[east, north],
	[west, north],
	[west, south],
];

/** Boxes as GeoJSON surfaces. */
export const features = (squares: Square[]): Feature<Polygon, { code: string }>[] =>
	squares.map(({ code, box }) => ({
		type: 'Feature',
		properties: { code },
		geometry: { type: 'Polygon', coordinates: [outline(box)] },
	}));

/** Boxes as a topology of territories. */
export function territories(squares: Square[]): Territories<{ code: string }> {
	const collection: FeatureCollection<Polygon, { code: string }> = {
		type: 'FeatureCollection',
		features: features(squares),
	};
	return topology({ territories: collection }) as Territories<{ code: string }>;
}
