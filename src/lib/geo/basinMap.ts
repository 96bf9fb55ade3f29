import type { Edition } from '$lib/rules/territory';
import type { Contours } from './contours';
import { drawTerritories } from './drawTerritories';
import { MAP_HEIGHT, MAP_WIDTH, OVERSEAS_INSETS, PARIS_BASINS } from './mapLayout';
import { departementOutlines } from './reference';
import type { MapReference } from './reference';
import { regionFinder } from './regionFinder';
import type { BasinMap } from './shapes';

/** A detail whose triangle is smaller than this, in square SVG units, is not drawn: the map is enlarged. */
const TOLERANCE = 0.8;

/** Draws the employment basins, and the borders of the regions of each edition over them. */
export function basinMap(
	editions: readonly Edition[],
	reference: MapReference,
	{ topology }: Contours,
): BasinMap {
	const country = drawTerritories(departementOutlines(), PARIS_BASINS);
	const borders = editions.map((edition) => {
		const regionOf = regionFinder(edition, reference);
		return [edition, country.lines((a, b) => regionOf(a.code) !== regionOf(b.code))] as const;
	});
	return {
		width: MAP_WIDTH,
		height: MAP_HEIGHT,
		shapes: drawTerritories(topology, PARIS_BASINS, TOLERANCE).shapes(({ code }) => code),
		insets: [PARIS_BASINS.inset, ...OVERSEAS_INSETS],
		regionBorders: Object.fromEntries(borders) as Record<Edition, string>,
	};
}
