/** A mark of a map, where its label stands. */
interface Spot {
	code: string;
	x: number;
	y: number;
}

const AHEAD: Readonly<Record<string, readonly [x: number, y: number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
};

/**
 * Where a key leads on a map: an arrow to the nearest mark that way, a step aside costing twice a step
 * ahead; Home and End to the first and the last. Null when there is none, or for another key.
 */
export function stepAcross(spots: readonly Spot[], from: string, key: string): string | null {
	if (key === 'Home') return spots[0]?.code ?? null;
	if (key === 'End') return spots.at(-1)?.code ?? null;
	const ahead = AHEAD[key];
	const origin = spots.find(({ code }) => code === from);
	if (!ahead || !origin) return null;
	let best: string | null = null;
	let shortest = Infinity;
	for (const { code, x, y } of spots) {
		const [dx, dy] = [x - origin.x, y - origin.y];
		const forward = dx * ahead[0] + dy * ahead[1];
		if (forward <= 0) continue;
		const cost = forward + 2 * Math.abs(dx * ahead[1] + dy * ahead[0]);
		if (cost < shortest) [best, shortest] = [code, cost];
	}
	return best;
}

/**
 * Where a key leads along an axis of marks: left and down to the one before, right and up to the next,
 * staying on the last; Home and End to the ends. Null for another key, or from a mark that is not there.
 */
export function stepAlong(codes: readonly string[], from: string, key: string): string | null {
	const rank = codes.indexOf(from);
	const last = codes.length - 1;
	const [before, after] = [rank - 1, rank + 1];
	const steps: Readonly<Record<string, number>> = {
		ArrowLeft: before,
		ArrowDown: before,
		ArrowRight: after,
		ArrowUp: after,
		Home: 0,
		End: last,
	};
	const to = steps[key];
	if (rank < 0 || to === undefined) return null;
	return codes[Math.min(last, Math.max(0, to))] ?? null;
}

/** A place in a grid, from 0. */
export type Cell = readonly [row: number, column: number];

/** Where a key leads in a grid of `height` × `width` cells; null when it leads nowhere. */
export function stepInGrid(
	[row, column]: Cell,
	{ key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
	[height, width]: readonly [height: number, width: number],
): Cell | null {
	const moves: Readonly<Record<string, Cell>> = {
		ArrowUp: [row - 1, column],
		ArrowDown: [row + 1, column],
		ArrowLeft: [row, column - 1],
		ArrowRight: [row, column + 1],
		Home: [ctrlKey ? 0 : row, 0],
		End: [ctrlKey ? height - 1 : row, width - 1],
		PageUp: [0, column],
		PageDown: [height - 1, column],
	};
	const to = moves[key];
	if (!to || to[0] < 0 || to[1] < 0 || to[0] >= height || to[1] >= width) return null;
	return to;
}
