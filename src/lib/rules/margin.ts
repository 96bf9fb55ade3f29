import type { PartOfBase } from './decomposition';
import { amountAtTarget, isComputable, share } from './target';
import type { Cents } from './sums';

/** One segment of a scope that reaches the target. */
interface HeldSegment extends PartOfBase {
	code: string;
}

/** A segment without whose amounts realised the scope would miss the target. */
interface DecisiveSegment {
	code: string;
	realised: Cents;
	/** The share of the scope if nothing were realised there, its base unchanged; a fraction. */
	without: number;
}

/** What a scope at the target could lose. */
export interface Margin {
	/** Realised beyond the target, in cents: with that much less, it still holds. */
	beyond: Cents;
	/** By falling amount, ties by code; empty where no segment decides alone. */
	decisive: DecisiveSegment[];
	/** The segment with most realised; null where nothing is. */
	greatest: DecisiveSegment | null;
}

/**
 * What would make a scope lose the target; null when it does not reach it, or has no share. A choice of
 * ours: purchases stay what they are, and what is realised in one segment goes.
 */
export function marginOf(whole: PartOfBase, segments: readonly HeldSegment[]): Margin | null {
	const beyond = whole.realised - amountAtTarget(whole.base);
	// Not `beyond < 0`: without a list of structures what is realised is not known.
	if (!isComputable(whole.base) || !(beyond >= 0)) return null;
	const held = segments
		.filter(({ realised }) => realised > 0)
		.map(({ code, realised }) => ({
			code,
			realised,
			without: share(whole.realised - realised, whole.base) ?? 0,
		}))
		.sort((a, b) => b.realised - a.realised || (a.code < b.code ? -1 : 1));
	return {
		beyond,
		decisive: held.filter(({ realised }) => realised > beyond),
		greatest: held[0] ?? null,
	};
}

/** A segment of a scope beside the same one of the nation. */
interface ComparedSegment extends HeldSegment {
	nation: PartOfBase;
	/** What the best quarter of the regions reaches, a fraction; null when no region has enough lines. */
	reference: number | null;
}

/** A segment where a scope stands in the best quarter of the regions, above the nation. */
export interface Strength {
	code: string;
	/** Fractions. */
	share: number;
	nation: number;
	/** Realised beyond what the nation's share would give on this base, to the nearest cent. */
	beyond: Cents;
}

/** Where others could take up what a scope does: by falling amount beyond the nation's, ties by code. */
export function strengthsOf(segments: readonly ComparedSegment[]): Strength[] {
	return segments
		.flatMap(({ code, base, realised, nation, reference }) => {
			const own = share(realised, base);
			const national = share(nation.realised, nation.base);
			if (!isComputable(base) || own === null || national === null || reference === null) return [];
			const beyond = realised - Math.round(national * base);
			return own >= reference && beyond > 0 ? [{ code, share: own, nation: national, beyond }] : [];
		})
		.sort((a, b) => b.beyond - a.beyond || (a.code < b.code ? -1 : 1));
}
