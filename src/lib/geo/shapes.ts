import type { Edition } from '$lib/rules/territory';

/** One territory, drawn. Lengths are in units of the map's own width and height. */
export interface MapShape {
	code: string;
	/** SVG path, every part of the territory: islands, and its enlarged copy where an inset has one. */
	path: string;
	/** Where a label sits: inside the largest part that is wholly drawn. */
	x: number;
	y: number;
	/** Square units of the part that holds the label point: whether a label fits. */
	area: number;
}

/** A frame in which a part of the country is drawn at its own scale. */
export interface MapInset {
	label: string;
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Plain data, ready for an `<svg viewBox="0 0 width height">`. */
export interface TerritoryMap {
	width: number;
	height: number;
	shapes: MapShape[];
	insets: MapInset[];
	/** SVG path of the borders between two shapes, each drawn once; coasts are not in it. */
	borders: string;
}

export interface RegionMap extends TerritoryMap {
	edition: Edition;
}

/** A map finer than regions, with the lines that let a reader find their region. */
export interface DetailedMap extends TerritoryMap {
	edition: Edition;
	/** SVG path of coasts and frontiers. */
	outline: string;
	/** SVG path of the borders between two regions of the edition. */
	regionBorders: string;
}

export interface BasinMap extends DetailedMap {
	/** True when the basins are cells drawn from their centres: the map must say so. */
	schematic: boolean;
}
