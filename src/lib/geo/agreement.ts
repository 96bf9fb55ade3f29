import { locator } from './locator';
import type { Territories } from './planar';

/** How far two sets of contours put the same land in the same territory; areas in square kilometres. */
export interface Agreement {
	/** Land that both sets cover. */
	common: number;
	/** Of it, land that both give to the same code. */
	agreed: number;
	/** Land that only the first, or only the second, covers: coasts drawn at different scales. */
	onlyFirst: number;
	onlySecond: number;
	/** `agreed` and `common` by code of the second set. */
	byCode: Map<string, { agreed: number; common: number }>;
}

type Window = [west: number, south: number, east: number, north: number];

/** The mainland and the overseas départements, in degrees, with a step that suits their size. */
const WINDOWS: { window: Window; step: number }[] = [
	{ window: [-5.3, 41.2, 9.7, 51.2], step: 0.02 },
	{ window: [-61.9, 14.3, -60.7, 16.6], step: 0.005 },
	{ window: [-54.7, 2, -51.5, 5.9], step: 0.02 },
	{ window: [55.1, -21.5, 55.9, -20.8], step: 0.005 },
	{ window: [44.9, -13.1, 45.4, -12.5], step: 0.005 },
];
const KM_PER_DEGREE = 111.2;
const DEGREE = Math.PI / 180;

/** Compares two sets of contours by sampling them on a grid. */
export function agreement(
	first: Territories<{ code: string }>,
	second: Territories<{ code: string }>,
): Agreement {
	const inFirst = locator(first);
	const inSecond = locator(second);
	const result: Agreement = {
		common: 0,
		agreed: 0,
		onlyFirst: 0,
		onlySecond: 0,
		byCode: new Map(),
	};
	const count = (a: string | null, b: string | null, area: number) => {
		if (a === null && b === null) return;
		if (b === null) result.onlyFirst += area;
		else if (a === null) result.onlySecond += area;
		else {
			const own = result.byCode.get(b) ?? { agreed: 0, common: 0 };
			const agreed = a === b ? area : 0;
			result.byCode.set(b, { agreed: own.agreed + agreed, common: own.common + area });
			result.common += area;
			result.agreed += agreed;
		}
	};
	for (const {
		window: [west, south, east, north],
		step,
	} of WINDOWS) {
		for (let y = south + step / 2; y < north; y += step) {
			const area = (step * KM_PER_DEGREE) ** 2 * Math.cos(y * DEGREE);
			for (let x = west + step / 2; x < east; x += step) count(inFirst(x, y), inSecond(x, y), area);
		}
	}
	return result;
}
