import { drawTerritories } from './drawTerritories';
import { MAP_HEIGHT, MAP_WIDTH, OVERSEAS_INSETS, PARIS_RING } from './layout';
import { perEdition } from './perEdition';
import { departementOutlines } from './reference';
import { regionFinder } from './regionFinder';
import type { DetailedMap } from './shapes';

/** The 101 départements, Paris and its ring enlarged in a frame of their own. */
export const departementMap = perEdition((edition, reference): DetailedMap => {
	const regionOf = regionFinder(edition, reference);
	const drawing = drawTerritories(departementOutlines(), PARIS_RING);
	return {
		edition,
		width: MAP_WIDTH,
		height: MAP_HEIGHT,
		shapes: drawing.shapes(({ code }) => code),
		insets: [PARIS_RING.inset, ...OVERSEAS_INSETS],
		borders: drawing.lines((a, b) => a.code !== b.code),
		outline: drawing.outline(),
		regionBorders: drawing.lines((a, b) => regionOf(a.code) !== regionOf(b.code)),
	};
});
