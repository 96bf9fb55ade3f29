import type { CoverageState } from '$lib/rules/coverage';
import type { BasinMapFrame, BasinPlace } from '$lib/geo/basinFrame';
import type { MapInset } from '$lib/geo/shapes';

/** What colours a basin: a state, or a class of a measure from 0 (nothing) to 5; `null`: no figure. */
export type BasinPaint = `s-${CoverageState}` | `m-${number}` | 'm-none';

/** A basin as the map shows it. */
export interface BasinMark {
	paint: BasinPaint;
	/** Accessible name: the basin and what it shows. */
	label: string;
	/** Outside the region shown: drawn fainter. */
	muted: boolean;
	/** Radius of its circle in map units; 0 draws none. */
	radius: number;
	/** What the prefect judged of the territory: a dot, or a ring where it was refused. */
	decision: 'pertinent' | 'refuse' | null;
}

/** Limits of the five classes of a measure: a value belongs to the class whose limit it reaches. */
export type Classes = readonly number[];

/** FTE per 100 000 inhabitants. Round limits of ours: none is published. */
export const FTE_CLASSES: Classes = [0.25, 0.5, 1, 2];

/** How many classes hold the positive values of a measure without limits of its own. */
const CLASSES = 5;

/**
 * Limits of five classes with about as many positive values in each, rounded to one digit so that they
 * can be said. Fewer where rounding makes two alike.
 */
export function roundClasses(values: readonly (number | null)[]): Classes {
	const known = values
		.flatMap((value) => (value !== null && value > 0 ? [value] : []))
		.sort((a, b) => a - b);
	const limits = Array.from({ length: CLASSES - 1 }, (_, rank) => {
		const value = known[Math.floor(((rank + 1) * known.length) / CLASSES)] ?? 0;
		return value > 0 ? Number(value.toPrecision(1)) : 0;
	});
	return [...new Set(limits)].filter((limit) => limit > 0);
}

/** Class of a value: 0 for nothing, then 1 to 5; null where there is no figure. */
export function classOf(value: number | null, limits: Classes): number | null {
	if (value === null) return null;
	if (value <= 0) return 0;
	return 1 + limits.filter((limit) => value >= limit).length;
}

/** Largest circle, in map units. */
const LARGEST_RADIUS = 22;

/** Radius whose area is to the value as the largest circle is to the greatest. */
export function radiusOf(value: number | null, greatest: number): number {
	if (value === null || value <= 0 || greatest <= 0) return 0;
	return Math.round(LARGEST_RADIUS * Math.sqrt(value / greatest) * 10) / 10;
}

/** The frames that a view must hide: those that neither the whole map nor an overseas zoom shows. */
export function hiddenInsets(frame: BasinMapFrame, region: string | null): MapInset[] {
	const box = region === null ? undefined : frame.boxes[region];
	if (!box) return [];
	const [x, y] = [box[0] + box[2] / 2, box[1] + box[3] / 2];
	return frame.insets.filter(
		(inset) =>
			x < inset.x || y < inset.y || x > inset.x + inset.width || y > inset.y + inset.height,
	);
}

/** Air kept round a region, as a part of its size, and the smallest side shown. */
const MARGIN = 0.08;
const SMALLEST_SIDE = 60;

/** Where a map stands in its drawing: moved by `x` and `y`, in its own units, then `k` times larger. */
export interface MapView {
	x: number;
	y: number;
	k: number;
}

export const WHOLE: MapView = { x: 0, y: 0, k: 1 };

/** The view of the whole map, or of a region in the middle of it. */
export function viewOf(frame: BasinMapFrame, region: string | null): MapView {
	const box = region === null ? undefined : frame.boxes[region];
	if (!box) return { ...WHOLE };
	const [x, y, width, height] = box;
	const ratio = frame.height / frame.width;
	const side = Math.max(
		SMALLEST_SIDE,
		width * (1 + 2 * MARGIN),
		(height * (1 + 2 * MARGIN)) / ratio,
	);
	const k = frame.width / side;
	const round = (value: number) => Math.round(value * 100) / 100;
	return {
		x: round(frame.width / 2 - k * (x + width / 2)),
		y: round(frame.height / 2 - k * (y + height / 2)),
		k: round(k),
	};
}

/** Whether a point of the map is inside the drawing. */
export function inView(frame: BasinMapFrame, { x, y, k }: MapView, place: BasinPlace): boolean {
	const [left, top] = [x + k * place.x, y + k * place.y];
	return left >= 0 && top >= 0 && left <= frame.width && top <= frame.height;
}

/** How far a reader may enlarge the map. */
export const LARGEST_ZOOM = 16;

/** A view as an address holds it: how many times larger, then the point in its middle, in map units. */
export function writeView({ x, y, k }: MapView, frame: BasinMapFrame): string {
	const middle = [(frame.width / 2 - x) / k, (frame.height / 2 - y) / k];
	return [k.toFixed(2), ...middle.map((value) => value.toFixed(1))].join('_');
}

/** What {@link writeView} wrote, kept inside the map; null for anything else. */
export function readView(text: string | null, frame: BasinMapFrame): MapView | null {
	const [k = NaN, x = NaN, y = NaN] = (text ?? '').split('_').map(Number);
	if (!(k >= 1 && k <= LARGEST_ZOOM) || !Number.isFinite(x) || !Number.isFinite(y)) return null;
	const within = (size: number, middle: number) =>
		Math.min(0, Math.max(size * (1 - k), size / 2 - k * middle));
	return { x: within(frame.width, x), y: within(frame.height, y), k };
}
