import { isKnown, type Cents } from './sums';

/** D and M2 of a scope, in cents. */
export interface PartOfBase {
	base: Cents;
	realised: Cents;
}

/** Adds one part to another, or with `sign` −1 takes it away. */
export const combineParts = (a: PartOfBase, b: PartOfBase, sign: 1 | -1): PartOfBase => ({
	base: a.base + sign * b.base,
	realised: a.realised + sign * b.realised,
});

/** One segment in the region and in the nation, both over the same eligible segments. */
export interface SegmentPair {
	code: string;
	region: PartOfBase;
	nation: PartOfBase;
}

/** What one segment adds to the difference; fractions of 1 (0.01 is one point). */
interface SegmentEffect {
	code: string;
	/** `(w_r − w_N)·(p_N − share_N)`: what the region buys. */
	mix: number;
	/** `w_r·(p_r − p_N)`: how it buys it. */
	rate: number;
}

export interface Decomposition {
	/** share_r, share_N and their difference, as fractions. */
	region: number;
	nation: number;
	difference: number;
	mix: number;
	rate: number;
	segments: SegmentEffect[];
}

/**
 * Splits `share_r − share_N` into mix and rate, by segment, centred on the national share: buying
 * more of a segment that does worse than the nation's average is negative. The effects add up to
 * the difference. Null when the region's or the nation's base is zero or negative.
 *
 * The rate term is written `M_r/D_r − w_r·p_N`, the same value without dividing by a segment's
 * base. A segment whose national purchases cancel out (base 0) is given the national share, and
 * what it realised nationally goes to its rate, so that the sum stays exact.
 */
export function decompose(pairs: readonly SegmentPair[]): Decomposition | null {
	const total = (pick: (pair: SegmentPair) => Cents) =>
		pairs.reduce((sum, pair) => sum + pick(pair), 0);
	const regionBase = total((pair) => pair.region.base);
	const nationBase = total((pair) => pair.nation.base);
	if (!(regionBase > 0) || !(nationBase > 0)) return null;

	const region = total((pair) => pair.region.realised) / regionBase;
	const nation = total((pair) => pair.nation.realised) / nationBase;
	if (!isKnown(region) || !isKnown(nation)) return null;
	const segments = pairs.map((pair) => {
		const regionWeight = pair.region.base / regionBase;
		const nationWeight = pair.nation.base / nationBase;
		const empty = pair.nation.base === 0;
		const nationRate = empty ? nation : pair.nation.realised / pair.nation.base;
		const unmatched = empty ? pair.nation.realised / nationBase : 0;
		return {
			code: pair.code,
			mix: (regionWeight - nationWeight) * (nationRate - nation),
			rate: pair.region.realised / regionBase - regionWeight * nationRate - unmatched,
		};
	});
	const sum = (pick: (effect: SegmentEffect) => number) =>
		segments.reduce((so, effect) => so + pick(effect), 0);
	return {
		region,
		nation,
		difference: region - nation,
		mix: sum((effect) => effect.mix),
		rate: sum((effect) => effect.rate),
		segments,
	};
}
