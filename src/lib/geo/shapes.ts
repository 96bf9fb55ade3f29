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
interface TerritoryMap {
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

/** Employment basins, with the lines that let a reader find their region. */
export interface BasinMap extends Omit<TerritoryMap, 'borders'> {
	/** SVG path of the borders between two regions, by edition of the regions. */
	regionBorders: Readonly<Record<Edition, string>>;
	/** SVG path of the borders between two départements. */
	departementBorders: string;
}
