import type { Edition } from '$lib/rules/territory';
import { drawTerritories } from './drawTerritories';
import { MAP_HEIGHT, MAP_WIDTH, OVERSEAS_INSETS, PARIS_BASINS } from './layout';
import type { Territories } from './planar';
import { basins, departementOutlines } from './reference';
import { regionFinder } from './regionFinder';
import { schematicBasins } from './schematicBasins';
import type { BasinMap } from './shapes';

/**
 * The employment basins, with the region borders of an edition over them. `contours` are those of the
 * data folder (see `readContours`); without them the basins are schematic, and the map says so.
 */
export function basinMap(edition: Edition, contours?: Territories<{ code: string }>): BasinMap {
	const regionOf = regionFinder(edition);
	const outlines = departementOutlines();
	const drawing = drawTerritories(contours ?? schematicBasins(outlines, basins()), PARIS_BASINS);
	const country = drawTerritories(outlines, PARIS_BASINS);
	return {
		edition,
		schematic: !contours,
		width: MAP_WIDTH,
		height: MAP_HEIGHT,
		shapes: drawing.shapes(({ code }) => code),
		insets: [PARIS_BASINS.inset, ...OVERSEAS_INSETS],
		borders: drawing.lines((a, b) => a.code !== b.code),
		outline: drawing.outline(),
		regionBorders: country.lines((a, b) => regionOf(a.code) !== regionOf(b.code)),
	};
}
