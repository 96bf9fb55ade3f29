import type { Edition } from '$lib/rules/territory';
import type { Box } from './pathBox';
import type { MapInset } from './shapes';

/** All of the map of basins but its paths. */
export interface BasinMapFrame {
	edition: Edition;
	/** Cells drawn from centres rather than real contours: the map says so. */
	schematic: boolean;
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
