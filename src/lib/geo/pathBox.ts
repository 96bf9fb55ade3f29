/** Left, top, width, height, in the units of the map. */
export type Box = readonly [x: number, y: number, width: number, height: number];

/**
 * The box that holds a path written by `CompactPath`: absolute moves, then relative lines. Null when
 * the path draws nothing.
 */
export function pathBox(path: string): Box | null {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [, start = '', steps = ''] of path.matchAll(/M([^l]*)l([^Mz]*)/g)) {
		const numbers = (text: string) =>
			[...text.matchAll(/-?(?:\d+\.?\d*|\.\d+)/g)].map(([token]) => Number(token));
		let [x = 0, y = 0] = numbers(start);
		const moves = [0, 0, ...numbers(steps)];
		for (let i = 0; i + 1 < moves.length; i += 2) {
			x += moves[i] ?? 0;
			y += moves[i + 1] ?? 0;
			[left, right] = [Math.min(left, x), Math.max(right, x)];
			[top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
		}
	}
	return left > right ? null : [left, top, right - left, bottom - top];
}
