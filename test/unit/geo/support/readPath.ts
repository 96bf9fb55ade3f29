/** Points of the parts of an SVG path made of `M`, relative `l` and `z`, in SVG units. */
export function readPath(path: string): [number, number][][] {
	return [...path.matchAll(/M([^Ml]+)l([^Mz]+)z?/g)].map(([, start = '', steps = '']) => {
		let [x = NaN, y = NaN] = numbers(start);
		const points: [number, number][] = [[x, y]];
		const moves = numbers(steps);
		for (let i = 0; i < moves.length; i += 2) {
			x += moves[i] ?? NaN;
			y += moves[i + 1] ?? NaN;
			points.push([Math.round(x * 10) / 10, Math.round(y * 10) / 10]);
		}
		return points;
	});
}

const numbers = (text: string) => (text.match(/-?(?:\d+(?:\.\d+)?|\.\d+)/g) ?? []).map(Number);

interface Bounds {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** The box that holds a path. */
export function pathBounds(path: string): Bounds {
	const points = readPath(path).flat();
	const xs = points.map(([x]) => x);
	const ys = points.map(([, y]) => y);
	return {
		left: Math.min(...xs),
		top: Math.min(...ys),
		right: Math.max(...xs),
		bottom: Math.max(...ys),
	};
}

/** How many points two paths have in common. */
export function commonPoints(a: string, b: string): number {
	const places = new Set(
		readPath(a)
			.flat()
			.map((point) => point.join(' ')),
	);
	const others = new Set(
		readPath(b)
			.flat()
			.map((point) => point.join(' ')),
	);
	return [...others].filter((place) => places.has(place)).length;
}
