import { geoConicConformal, geoMercator } from 'd3-geo';
import type { GeoProjection } from 'd3-geo';
import type { MapInset } from './shapes';

/** Size of every map, in SVG units. */
export const MAP_WIDTH = 600;
export const MAP_HEIGHT = 612;

/** Height kept free at the top of an inset for its label. */
const INSET_LABEL_HEIGHT = 18;

type Point = [number, number];
type Box = [Point, Point];

/** A part of the country that is drawn with a projection of its own. */
interface MapPart {
	/** West-south and east-north corners, in degrees: what the part holds. */
	degrees: Box;
	project: (point: Point) => Point;
}

/** A second, larger drawing of a window of mainland France. */
export interface Magnifier extends MapPart {
	inset: MapInset;
	/** Where the drawing is cut, in SVG units. */
	clip: Box;
}

/**
 * Mainland France in the legal conic projection (Lambert-93: parallels 44° and 49°, meridian 3° E;
 * décret n° 2000-1276 as amended). The extent is what its easternmost to lowest points need.
 */
const MAINLAND_EXTENT: Box = [
	[3, 3],
	[MAP_WIDTH - 3, 568],
];
const MAINLAND_EXTREMES: Point[] = [
	[-5.15, 48.4],
	[2.55, 51.1],
	[8.24, 48.98],
	[9.57, 42.2],
	[9.2, 41.36],
];

const lambert = () => geoConicConformal().rotate([-3, 0]).parallels([44, 49]);

const fitted = (projection: GeoProjection, extent: Box, points: Point[]) => {
	projection.fitExtent(extent, { type: 'MultiPoint', coordinates: points });
	return (point: Point): Point => {
		const placed = projection(point);
		if (!placed) throw new Error(`No place on the map for ${point.join(' ')}`);
		return placed;
	};
};

const mainland: MapPart = {
	degrees: [
		[-6, 41],
		[10, 51.5],
	],
	project: fitted(lambert(), MAINLAND_EXTENT, MAINLAND_EXTREMES),
};

/** The five overseas départements: a row under the mainland, left of Corsica, west to east. */
const OVERSEAS: { label: string; degrees: Box }[] = [
	{
		label: 'Guadeloupe',
		degrees: [
			[-61.82, 15.82],
			[-60.98, 16.53],
		],
	},
	{
		label: 'Martinique',
		degrees: [
			[-61.25, 14.37],
			[-60.79, 14.9],
		],
	},
	{
		label: 'Guyane',
		degrees: [
			[-54.65, 2.08],
			[-51.6, 5.8],
		],
	},
	{
		label: 'La Réunion',
		degrees: [
			[55.2, -21.41],
			[55.86, -20.85],
		],
	},
	{
		label: 'Mayotte',
		degrees: [
			[45.0, -13.03],
			[45.32, -12.61],
		],
	},
];
const FRAME = { width: 98, height: 88, gap: 5, left: 2, top: MAP_HEIGHT - 90 };
const FRAME_MARGIN = 5;

/** Frames of the overseas départements. */
export const OVERSEAS_INSETS: readonly MapInset[] = OVERSEAS.map(({ label }, rank) => ({
	label,
	x: FRAME.left + rank * (FRAME.width + FRAME.gap),
	y: FRAME.top,
	width: FRAME.width,
	height: FRAME.height,
}));

const inside = ({ x, y, width, height }: MapInset, margin: number): Box => [
	[x + margin, y + Math.max(margin, INSET_LABEL_HEIGHT)],
	[x + width - margin, y + height - margin],
];

/** Corners of a box: what a projection is fitted to. */
const corners = ([[west, south], [east, north]]: Box): Point[] => [
	[west, south],
	[west, north],
	[east, south],
	[east, north],
];

const PARTS: readonly MapPart[] = [
	mainland,
	...OVERSEAS.map(({ degrees }, rank) => ({
		degrees,
		project: fitted(
			geoMercator(),
			inside(OVERSEAS_INSETS[rank] as MapInset, FRAME_MARGIN),
			corners(degrees),
		),
	})),
];

const contains = ([[west, south], [east, north]]: Box, [x, y]: Point) =>
	x >= west && x <= east && y >= south && y <= north;

/** The part of the map that holds a point given in degrees. Throws when none does. */
export function partAt(point: Point): MapPart {
	const part = PARTS.find(({ degrees }) => contains(degrees, point));
	if (part) return part;
	throw new Error(
		`Le point ${point.join(' ')} n'est ni en métropole ni dans un département d'outre-mer\u00a0; ` +
			'les coordonnées attendues sont des degrés (WGS 84).',
	);
}

/** Enlarges a window of the Île-de-France in the empty Channel, top left. */
function magnifier(label: string, degrees: Box): Magnifier {
	const inset = { label, x: 2, y: 2, width: 120, height: 120 };
	const clip = inside(inset, 0);
	return { inset, degrees, clip, project: fitted(lambert(), clip, corners(degrees)) };
}

/** For basins: those around Paris, which are too small on the map of France. */
export const PARIS_BASINS = magnifier('Île-de-France', [
	[1.75, 48.42],
	[2.95, 49.2],
]);
