/** A place in a box of 100 × 100, y from the top; null where there is nothing to draw. */
export interface Spot {
	x: number;
	y: number | null;
}

/** An SVG path through places; it lifts its pen at each missing one. */
export function linePath(spots: readonly Spot[]): string {
	let drawing = false;
	return spots
		.map(({ x, y }) => {
			const command = y === null ? '' : `${drawing ? 'L' : 'M'}${x} ${y}`;
			drawing = y !== null;
			return command;
		})
		.join('');
}

/** Every year from the first to the last: a year left out keeps its place on the axis. */
export function yearsBetween(years: readonly number[]): number[] {
	const [first, last] = [Math.min(...years), Math.max(...years)];
	return years.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
