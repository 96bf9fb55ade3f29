import townsCsv from '$data/geo/villes.csv?raw';
import type { TownLabel } from './basinFrame';
import { MAP_HEIGHT, MAP_WIDTH, partAt } from './mapLayout';
import { parseCsv } from './parseCsv';

/** Widths of the map, in pixels, at which names are tried: a phone, a page, then enlarged views. */
const WIDTHS = [300, 450, 600, 900, 1400, 2200];

/** Size of a name of 11 px, on the generous side, and the room left round it; in pixels. */
const LETTER = 6.3;
const HEIGHT = 14;
const GAP = 4;

interface Box {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

const overlap = (a: Box, b: Box) =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The dot of a town and its name on one side, on a map of this width. */
function boxOf({ label, x, y }: TownLabel, width: number, left: boolean): Box {
	const [px, py] = [(x * width) / MAP_WIDTH, (y * width) / MAP_WIDTH];
	const reach = label.length * LETTER + 2 * GAP;
	return {
		left: left ? px - reach : px - GAP,
		right: left ? px + GAP : px + reach,
		top: py - HEIGHT / 2,
		bottom: py + HEIGHT / 2,
	};
}

/**
 * The largest towns, in the order of `villes.csv`, on the map of basins: each from the width at which
 * its name covers none of those before it, on the side where it fits first. Those that never fit are
 * left out.
 */
export function townLabels(): TownLabel[] {
	const towns = parseCsv(townsCsv).map(({ libelle: label = '', lon, lat }): TownLabel => {
		const point: [number, number] = [Number(lon), Number(lat)];
		const [x, y] = partAt(point).project(point);
		return { label, x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10, from: 0, left: false };
	});
	const placed: TownLabel[] = [];
	for (const town of towns) {
		const fits = (width: number, left: boolean) => {
			const own = boxOf(town, width, left);
			const height = (width * MAP_HEIGHT) / MAP_WIDTH;
			const inside = own.left >= 0 && own.right <= width && own.top >= 0 && own.bottom <= height;
			// At this width and beyond, where those before it stand too.
			const others = placed.filter(({ from }) => from <= width);
			return inside && !others.some((other) => overlap(own, boxOf(other, width, other.left)));
		};
		const tries = WIDTHS.flatMap((from) => [false, true].map((left) => ({ from, left })));
		const found = tries.find(({ from, left }) =>
			WIDTHS.filter((width) => width >= from).every((width) => fits(width, left)),
		);
		if (found) placed.push({ ...town, ...found });
	}
	return placed;
}
