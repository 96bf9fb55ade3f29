import type { GeoContext } from 'd3-geo';

const TENTHS = 10;

/** A number of tenths, as short as SVG allows: 5 → `.5`, -12 → `-1.2`, 30 → `3`. */
function shortest(tenths: number): string {
	const sign = tenths < 0 ? '-' : '';
	const whole = Math.floor(Math.abs(tenths) / TENTHS);
	const rest = Math.abs(tenths) % TENTHS;
	if (rest === 0) return `${sign}${whole}`;
	return `${sign}${whole === 0 ? '' : whole}.${rest}`;
}

/**
 * Drawing context for `geoPath` that writes short SVG paths: coordinates are rounded to a tenth where
 * they stand, so that neighbours still touch, then written relative to one another, without the points
 * that rounding made equal. A part that rounding reduced to nothing is left out.
 */
export class CompactPath implements GeoContext {
	private text = '';
	private points: [number, number][] = [];

	moveTo(x: number, y: number) {
		this.flush(false);
		this.points = [[Math.round(x * TENTHS), Math.round(y * TENTHS)]];
	}

	lineTo(x: number, y: number) {
		const next: [number, number] = [Math.round(x * TENTHS), Math.round(y * TENTHS)];
		const last = this.points.at(-1);
		if (last && last[0] === next[0] && last[1] === next[1]) return;
		this.points.push(next);
	}

	closePath() {
		this.flush(true);
	}

	/** `geoPath` calls these for other contexts only; a map of areas and lines has no use for them. */
	beginPath() {
		this.text = '';
		this.points = [];
	}

	arc() {
		throw new Error('A map of areas and lines has no point to draw');
	}

	toString(): string {
		this.flush(false);
		return this.text;
	}

	private flush(closed: boolean) {
		const points = this.points;
		this.points = [];
		const [first] = points;
		if (!first || points.length < (closed ? 3 : 2)) return;
		let text = `M${shortest(first[0])}${separated(shortest(first[1]), shortest(first[0]))}l`;
		let [x, y] = first;
		let before = 'l';
		for (const [nextX, nextY] of points.slice(1)) {
			for (const step of [nextX - x, nextY - y]) {
				const token = shortest(step);
				text += before === 'l' ? token : separated(token, before);
				before = token;
			}
			[x, y] = [nextX, nextY];
		}
		this.text += closed ? `${text}z` : text;
	}
}

/** Two numbers need a space unless the second starts with what cannot continue the first. */
function separated(token: string, before: string): string {
	if (token.startsWith('-')) return token;
	return token.startsWith('.') && before.includes('.') ? token : ` ${token}`;
}
