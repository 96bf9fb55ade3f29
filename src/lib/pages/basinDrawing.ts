import type { BasinMapFrame, BasinPlace } from '$lib/geo/basinFrame';
import type { PathsFile } from '$lib/geo/drawing';
import { basinNeighbours } from '$lib/geo/basinNeighbours';
import { basinMap } from '$lib/geo/basinMap';
import { readContours, suppliedContours } from '$lib/geo/contours';
import { pathBox } from '$lib/geo/pathBox';
import type { MapReference } from '$lib/geo/reference';
import { regionMap } from '$lib/geo/regionMap';
import type { MapInset, MapShape } from '$lib/geo/shapes';
import { townLabels } from '$lib/geo/towns';
import { queryBasins } from '$lib/queries/basins';
import { queryMapReference } from '$lib/queries/mapReference';
import { byEdition, EDITIONS, type Edition } from '$lib/rules/territory';
import type { Classified } from './source';

/** The map of basins of an edition of regions: the light part, and the paths. */
export interface BasinDrawing {
	frame: BasinMapFrame;
	paths: PathsFile;
}

/** The maps of basins and who touches whom. */
export interface BasinMaps {
	editions: Readonly<Record<Edition, BasinDrawing>>;
	/** Borders between départements: an SVG path. */
	departements: string;
	neighbours: Readonly<Record<string, string[]>>;
}

/** The first part of a path is the largest of the country; enlarged copies come after. */
function placeOf({ code, x, y, path }: MapShape, [enlarged]: readonly MapInset[]): BasinPlace {
	const inside =
		enlarged &&
		x >= enlarged.x &&
		y >= enlarged.y &&
		x <= enlarged.x + enlarged.width &&
		y <= enlarged.y + enlarged.height;
	const box = inside ? pathBox(path.slice(0, path.indexOf('z'))) : null;
	if (!box) return { code, x, y };
	const tenth = (value: number) => Math.round(value * 10) / 10;
	return { code, x, y, main: [tenth(box[0] + box[2] / 2), tenth(box[1] + box[3] / 2)] };
}

function boxesOf(edition: Edition, reference: MapReference): BasinMapFrame['boxes'] {
	return Object.fromEntries(
		regionMap(edition, reference).shapes.flatMap(({ code, path }) => {
			const box = pathBox(path);
			return box ? [[code, box.map((value) => Math.round(value)) as never]] : [];
		}),
	);
}

/**
 * Draws the maps of basins of a classified data set, from its own contours or from those of the site: a
 * second of work. Null without contours of its edition: there is a list, and no map.
 */
export async function drawBasins({
	engine,
	info: { edition_bassins: zones },
	contours: given,
}: Classified): Promise<BasinMaps | null> {
	const basins = await queryBasins(engine, zones);
	const known = basins.map(({ code }) => code);
	const text = (await given?.()) ?? null;
	const contours = text === null ? await suppliedContours(zones, known) : readContours(text, known);
	if (!contours) return null;
	const reference = await queryMapReference(engine);
	const touched = new Map(basins.map(({ code, departements }) => [code, departements]));
	const { width, height, insets, shapes, regionBorders, departementBorders } = basinMap(
		EDITIONS,
		reference,
		contours,
		(code) => touched.get(code) ?? [],
	);
	const shared = {
		own: text !== null,
		undrawn: contours.missing.length,
		width,
		height,
		insets,
		places: shapes.map((shape) => placeOf(shape, insets)),
		towns: townLabels(),
	};
	const paths = shapes.map(({ code, path }): [string, string] => [code, path]);
	const drawingOf = (edition: Edition): BasinDrawing => ({
		frame: { ...shared, edition, boxes: boxesOf(edition, reference) },
		paths: { shapes: paths, regions: regionBorders[edition] },
	});
	return {
		editions: byEdition(drawingOf),
		departements: departementBorders,
		neighbours: Object.fromEntries(basinNeighbours(contours.topology)),
	};
}

/** Name of the drawing of an edition, as its file is asked for. */
export function drawingName(edition: Edition): string {
	return `bassins-${edition}`;
}
