import type { RegionMap } from '$lib/geo/shapes';
import { once } from '$lib/once';
import type { Edition } from '$lib/rules/territory';
import type { BasinMaps } from './basinDrawing';
import type { Classified } from './source';

/** The maps of a data set, each a tenth of a second to a second of drawing. */
export interface Maps {
	/** Null where the basins of the data set have no contours. */
	basins(): Promise<BasinMaps | null>;
	regions(edition: Edition): Promise<RegionMap>;
}

/** Maps drawn where they are asked for, once each; the drawing comes with the first. */
export function drawnMaps(data: Classified): Maps {
	return {
		basins: once(async () => (await import('./basinDrawing')).drawBasins(data)),
		regions: async (edition) => (await import('$lib/geo/regionMap')).regionMap(edition),
	};
}
