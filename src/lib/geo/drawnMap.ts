import { Drawing, type DrawnPaths } from './drawing';
import type { RegionMap } from './shapes';

/** A map of regions as a page receives it: places and frames as data, paths by the name of the drawing. */
export interface DrawnRegionMap {
	/** The map with empty paths. */
	frame: RegionMap;
	drawing: Drawing;
}

/** Takes the paths out of a map, so that a page holds them once: in its prerendered SVG. */
export function drawnMap(map: RegionMap): DrawnRegionMap {
	const paths: DrawnPaths = {
		regions: map.borders,
		shapes: new Map(map.shapes.map(({ code, path }) => [code, path])),
	};
	return {
		frame: { ...map, borders: '', shapes: map.shapes.map((shape) => ({ ...shape, path: '' })) },
		drawing: new Drawing(`regions-${map.edition}`, paths),
	};
}

/** The whole map again, from the paths of its drawing. */
export function redrawMap(frame: RegionMap, paths: DrawnPaths): RegionMap {
	return {
		...frame,
		borders: paths.regions,
		shapes: frame.shapes.map((shape) => ({
			...shape,
			path: paths.shapes.get(shape.code) ?? '',
		})),
	};
}
