import type { BasinMapFrame, BasinPlace } from '$lib/geo/basinFrame';
import type { PathsFile } from '$lib/geo/drawing';
import { basinNeighbours } from '$lib/geo/basinNeighbours';
import { contourBasinMap, schematicBasinMap } from '$lib/geo/basinMap';
import { readContours } from '$lib/geo/contours';
import { drawTerritories } from '$lib/geo/drawTerritories';
import { PARIS_BASINS } from '$lib/geo/layout';
import { pathBox } from '$lib/geo/pathBox';
import { departementOutlines } from '$lib/geo/reference';
import { regionMap } from '$lib/geo/regionMap';
import { schematicBasins } from '$lib/geo/schematicBasins';
import type { BasinMap, MapInset, MapShape } from '$lib/geo/shapes';
import { queryMapReference } from '$lib/queries/mapReference';
import { EDITIONS, type Edition } from '$lib/rules/territory';
import type { Classified } from './source';

/** The map of basins of an edition of regions: the light part, and the paths. */
export interface BasinDrawing {
	frame: BasinMapFrame;
	paths: PathsFile;
}

/** The maps of basins and who touches whom. */
export interface BasinMaps {
	editions: Readonly<Record<Edition, BasinDrawing>>;
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

function drawingOf(map: BasinMap, boxes: BasinMapFrame['boxes']): BasinDrawing {
	const { edition, schematic, width, height, insets, shapes, regionBorders } = map;
	return {
		frame: {
			edition,
			schematic,
			width,
			height,
			insets,
			places: shapes.map((shape) => placeOf(shape, insets)),
			boxes,
		},
		paths: {
			shapes: shapes.map(({ code, path }): [string, string] => [code, path]),
			regions: regionBorders,
		},
	};
}

/** Draws the maps of basins of a classified data set: a second of work. */
export async function drawBasins({
	engine,
	info,
	contours: given,
}: Classified): Promise<BasinMaps> {
	const reference = await queryMapReference(engine, info.edition_bassins);
	const text = (await given?.()) ?? null;
	const contours = text
		? readContours(
				text,
				reference.basins.map(({ code }) => code),
			).topology
		: null;
	const [first, second] = EDITIONS.map((edition) => {
		const map = contours
			? contourBasinMap(edition, reference, contours)
			: schematicBasinMap(edition, reference);
		const boxes = Object.fromEntries(
			regionMap(edition, reference).shapes.flatMap(({ code, path }) => {
				const box = pathBox(path);
				return box ? [[code, box.map((value) => Math.round(value)) as never]] : [];
			}),
		);
		return drawingOf(map, boxes);
	});
	if (!first || !second) throw new Error('Deux éditions des régions sont attendues');
	const cells = contours ?? schematicBasins(departementOutlines(), reference.basins);
	return {
		editions: { '2010': first, '2016': second },
		neighbours: Object.fromEntries(basinNeighbours(cells)),
	};
}

/** Name of the drawing of an edition, as its file is asked for. */
export function drawingName(edition: Edition): string {
	return `bassins-${edition}`;
}

let lines: string | undefined;

/** Borders between départements on the map of basins, its enlarged frame included: an SVG path. */
export function departementLines(): string {
	lines ??= drawTerritories(departementOutlines(), PARIS_BASINS).lines((a, b) => a.code !== b.code);
	return lines;
}
