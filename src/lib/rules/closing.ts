import type { Cents } from './sums';

/** A segment that can still rise by its potential. */
export interface ClosingInput {
	code: string;
	/** D_s, in cents. */
	base: Cents;
	/** M2_s, as it is or as a plan already has it, in cents. */
	realised: Cents;
	/** M2_s that its potential lets it reach, in cents: today's and the potential. */
	ceiling: Cents;
}

/** How the gap closes, or by how much it does not. */
export interface Closing {
	/** M2_s to reach, in cents, of each segment that has to rise. */
	realised: ReadonlyMap<string, Cents>;
	/** What is added, in cents: the gap exactly, or all potentials when they do not close it. */
	added: Cents;
	/** What stays missing with every potential, in cents; 0 when the gap closes. */
	remaining: Cents;
}

/**
 * Raises segments as far as their potential goes, the greatest first, ties by code, the last one only
 * as far as the gap asks (`/methode/`).
 * @param gap in cents; null (not computable) is read as nothing to close
 */
export function closeGap(segments: readonly ClosingInput[], gap: Cents | null): Closing {
	const levers = segments
		.map(({ code, base, realised, ceiling }) => ({
			code,
			realised,
			potential: base <= 0 ? 0 : Math.max(0, ceiling - realised),
		}))
		.sort((a, b) => b.potential - a.potential || (a.code < b.code ? -1 : 1));
	const realised = new Map<string, Cents>();
	let remaining = Math.max(0, gap ?? 0);
	let added = 0;
	for (const lever of levers) {
		const extra = Math.min(lever.potential, remaining);
		if (extra <= 0) break;
		realised.set(lever.code, lever.realised + extra);
		added += extra;
		remaining -= extra;
	}
	return { realised, added, remaining };
}
