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
interface DistributedRegion {
	code: string;
	base: Cents;
	realised: Cents;
	lines: number;
}

/** A region in a segment with its share, a fraction, and its rank among those that count; null: none. */
export interface RankedRegion extends DistributedRegion {
	share: number | null;
	rank: number | null;
}

/** By rising share, the regions that do not count last, without a rank. */
export function rankedRegions(regions: readonly DistributedRegion[]): RankedRegion[] {
	const counts = ({ share: reached, lines }: Omit<RankedRegion, 'rank'>) =>
		reached !== null && lines >= MIN_LINES;
	return regions
		.map((region) => ({ ...region, share: share(region.realised, region.base) }))
		.sort((a, b) => Number(counts(b)) - Number(counts(a)) || (a.share ?? 0) - (b.share ?? 0))
		.map((region, i) => ({ ...region, rank: counts(region) ? i + 1 : null }));
}

/**
 * Quartiles by linear interpolation, over the same regions as the levers' third quartile: a positive
 * base and at least 10 lines, so that one purchase does not move them.
 */
export function distribution(regions: readonly DistributedRegion[]): Distribution {
	const counted = rankedRegions(regions).filter(({ rank }) => rank !== null);
	const shares = counted.map((region) => region.share ?? 0);
	const codes = new Set(counted.map(({ code }) => code));
	return {
		q25: quantile(shares, 0.25),
		median: quantile(shares, 0.5),
		q75: quantile(shares, 0.75),
		counted: regions.map(({ code }) => code).filter((code) => codes.has(code)),
	};
}
