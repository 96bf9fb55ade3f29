import { drawTerritories } from './drawTerritories';
import { MAP_HEIGHT, MAP_WIDTH, OVERSEAS_INSETS } from './mapLayout';
import { perEdition } from './perEdition';
import { departementOutlines } from './reference';
import { regionFinder } from './regionFinder';
import type { RegionMap } from './shapes';

/**
 * The regions of an edition, each the union of its départements, overseas in frames. For the build: the
 * browser gets the result, never the geometry libraries.
 */
export const regionMap = perEdition((edition, reference): RegionMap => {
	const regionOf = regionFinder(edition, reference);
	const drawing = drawTerritories(departementOutlines());
	return {
		edition,
		width: MAP_WIDTH,
		height: MAP_HEIGHT,
		shapes: drawing.shapes(({ code }) => regionOf(code)),
		insets: [...OVERSEAS_INSETS],
		borders: drawing.lines((a, b) => regionOf(a.code) !== regionOf(b.code)),
	};
});
