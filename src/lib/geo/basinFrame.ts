import type { Edition } from '$lib/rules/territory';
import type { Box } from './pathBox';
import type { MapInset } from './shapes';

/** All of the map of basins but its paths. */
export interface BasinMapFrame {
	edition: Edition;
	/** The contours are the data folder's own rather than those of the site, which name their source. */
	own: boolean;
	/** Basins of the list that have no contour. */
	undrawn: number;
	width: number;
	height: number;
	insets: MapInset[];
	/** Where each basin is marked, in the order of its shape. */
	places: readonly BasinPlace[];
	/** Names of the largest towns. */
	towns: readonly TownLabel[];
	/** What each region fills, for the zoom. */
	boxes: Readonly<Record<string, Box>>;
}

/** A town on the map, named from a width of the map on. */
export interface TownLabel {
	label: string;
	x: number;
	y: number;
	/** Width of the drawing in pixels, enlargement included, from which its name covers no larger town's. */
	from: number;
	/** The name stands on the left of the dot rather than on its right. */
	left: boolean;
}

export interface BasinPlace {
	code: string;
	x: number;
	y: number;
	/** Where it is on the country itself, when `x` and `y` are in an enlarged frame. */
	main?: readonly [x: number, y: number];
}
