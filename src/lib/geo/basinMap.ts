import type { Edition } from '$lib/rules/territory';
import type { Contours } from './contours';
import { drawLines, drawTerritories } from './drawTerritories';
import { MAP_HEIGHT, MAP_WIDTH, OVERSEAS_INSETS, PARIS_BASINS } from './mapLayout';
import { linesInside } from './linesInside';
import { locator } from './locator';
import { departementOutlines } from './reference';
import type { MapReference } from './reference';
import type { BasinMap } from './shapes';

/** A detail whose triangle is smaller than this, in square SVG units, is not drawn: the map is enlarged. */
const TOLERANCE = 0.8;

/**
 * Draws the employment basins, and over them the borders of the regions of each edition and of the
 * départements. Where a border parts two basins it is theirs, exactly; inside a basin that lies on both
 * sides it comes from the outlines of départements, which are coarser.
 * @param departementsOf those that a basin touches
 */
export function basinMap(
	editions: readonly Edition[],
	reference: MapReference,
	{ topology }: Contours,
	departementsOf: (basin: string) => readonly string[],
): BasinMap {
	const drawing = drawTerritories(topology, PARIS_BASINS, TOLERANCE);
	const outlines = departementOutlines();

	/** Borders between the groups that `groupOf` makes of départements. */
	function borders(groupOf: (departement: string) => string): string {
		const groups = new Map<string, ReadonlySet<string>>();
		const groupsOf = (basin: string) => {
			const found = groups.get(basin) ?? new Set(departementsOf(basin).map(groupOf));
			groups.set(basin, found);
			return found;
		};
		const apart = (a: string, b: string) => {
			const others = groupsOf(b);
			return ![...groupsOf(a)].some((group) => others.has(group));
		};
		const across = locator(topology, (code) => groupsOf(code).size > 1);
		const inside = linesInside(outlines, (a, b) => groupOf(a.code) !== groupOf(b.code), across);
		return drawing.lines((a, b) => apart(a.code, b.code)) + drawLines(inside, PARIS_BASINS);
	}

	const regionBorders = editions.map((edition) => {
		const regionOf = (code: string) => reference.departements.get(code)?.region[edition] ?? '';
		return [edition, borders(regionOf)] as const;
	});
	return {
		width: MAP_WIDTH,
		height: MAP_HEIGHT,
		shapes: drawing.shapes(({ code }) => code),
		insets: [PARIS_BASINS.inset, ...OVERSEAS_INSETS],
		regionBorders: Object.fromEntries(regionBorders) as Record<Edition, string>,
		departementBorders: borders((code) => code),
	};
}
