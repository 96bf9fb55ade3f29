import { quantile } from './quantile';
import { MIN_LINES } from './ranking';
import type { Cents } from './sums';
import { share } from './target';

/** The shares of the regions in one segment, as quartiles; fractions, null without any region. */
export interface Distribution {
	q25: number | null;
	median: number | null;
	q75: number | null;
	/** Codes of the regions that count: purchases, and at least 10 lines. */
	counted: string[];
}

/** One region in a segment. Amounts in cents. */
export interface DistributedRegion {
	code: string;
	base: Cents;
	realised: Cents;
	lines: number;
}

/**
 * Quartiles by linear interpolation, over the same regions as the levers' third quartile: a positive
 * base and at least 10 lines, so that one purchase does not move them.
 */
export function distribution(regions: readonly DistributedRegion[]): Distribution {
	const counted = regions.filter(
		({ base, realised, lines }) => lines >= MIN_LINES && share(realised, base) !== null,
	);
	const shares = counted
		.map(({ base, realised }) => share(realised, base))
		.filter((value) => value !== null);
	return {
		q25: quantile(shares, 0.25),
		median: quantile(shares, 0.5),
		q75: quantile(shares, 0.75),
		counted: counted.map(({ code }) => code),
	};
}
