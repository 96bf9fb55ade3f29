import type { Edition } from '$lib/rules/territory';
import { drawTerritories } from './drawTerritories';
import { MAP_HEIGHT, MAP_WIDTH, OVERSEAS_INSETS, PARIS_BASINS } from './layout';
import { perEdition } from './perEdition';
import type { Territories } from './planar';
import { departementOutlines } from './reference';
import type { MapReference } from './reference';
import { regionFinder } from './regionFinder';
import { schematicBasins } from './schematicBasins';
import type { BasinMap } from './shapes';

function draw(
	edition: Edition,
	reference: MapReference,
	territories: Territories<{ code: string }>,
	schematic: boolean,
): BasinMap {
	const regionOf = regionFinder(edition, reference);
	const drawing = drawTerritories(territories, PARIS_BASINS);
	const country = drawTerritories(departementOutlines(), PARIS_BASINS);
	return {
		edition,
		schematic,
		width: MAP_WIDTH,
		height: MAP_HEIGHT,
		shapes: drawing.shapes(({ code }) => code),
		insets: [PARIS_BASINS.inset, ...OVERSEAS_INSETS],
		borders: drawing.lines((a, b) => a.code !== b.code),
		outline: drawing.outline(),
		regionBorders: country.lines((a, b) => regionOf(a.code) !== regionOf(b.code)),
	};
}

/** The employment basins as schematic cells, with the region borders of an edition over them. */
export const schematicBasinMap = perEdition((edition, reference): BasinMap => {
	const cells = schematicBasins(departementOutlines(), reference.basins);
	return draw(edition, reference, cells, true);
});

/** The employment basins as the data folder draws them (see `readContours`), in the same form. */
export const contourBasinMap = (
	edition: Edition,
	reference: MapReference,
	contours: Territories<{ code: string }>,
): BasinMap => draw(edition, reference, contours, false);
