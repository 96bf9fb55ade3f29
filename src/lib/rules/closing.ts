import type { Cents } from './sums';

/** A segment that can still rise towards the share of the best quarter of the regions. */
export interface ClosingInput {
	code: string;
	/** D_s, in cents. */
	base: Cents;
	/** M2_s, as it is or as a plan already has it, in cents. */
	realised: Cents;
	/** The third quartile of the regions' shares; null when there is none. */
	reference: number | null;
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
 * Raises segments to the share of the best quarter by falling potential, ties by code, the last one
 * only as far as the gap asks (method.md, « levers »).
 * @param gap in cents; null (not computable) is read as nothing to close
 */
export function closeGap(segments: readonly ClosingInput[], gap: Cents | null): Closing {
	const levers = segments
		.map(({ code, base, realised, reference }) => ({
			code,
			realised,
			potential:
				reference === null || base <= 0 ? 0 : Math.max(0, Math.round(reference * base) - realised),
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
