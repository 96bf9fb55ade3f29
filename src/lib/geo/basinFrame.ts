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
	/** What each region fills, for the zoom. */
	boxes: Readonly<Record<string, Box>>;
}

export interface BasinPlace {
	code: string;
	x: number;
	y: number;
	/** Where it is on the country itself, when `x` and `y` are in an enlarged frame. */
	main?: readonly [x: number, y: number];
}
