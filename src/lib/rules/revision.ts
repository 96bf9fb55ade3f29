/**
 * What changed between two publications of one figure, and why: causes are let in one after the other,
 * and each has the change of share that it brings. Shares are whole billionths, so that the parts add up
 * to the change exactly. Ours: the circular says nothing of it.
 */
import type { Cents } from './sums';
import { share } from './target';

/**
 * What may change a figure, in the order in which it is let in. `data`: lines and registry together, where
 * the previous publication left its sums alone.
 */
export const CAUSES = [
	'method',
	'removed',
	'amended',
	'added',
	'registry',
	'data',
	'reference',
] as const;
export type Cause = (typeof CAUSES)[number];

/** Billionths in a whole: the unit of {@link Revision}. */
export const BILLION = 1e9;

/** A share in billionths; null when it cannot be computed. */
function billionths(realised: Cents, base: Cents): number | null {
	const found = share(realised, base);
	// A share just below zero rounds to −0, which is zero.
	return found === null ? null : Math.round(found * BILLION) + 0;
}

/** A base and what was performed in it, in cents. */
export interface PublishedSums {
	base: Cents;
	realised: Cents;
}

/** The figure once a cause has been let in. */
interface RevisionStep extends PublishedSums {
	cause: Cause;
}

interface Revision {
	/** Shares in billionths; null when they cannot be computed. */
	before: number | null;
	after: number | null;
	/** after − before: the sum of the parts, exactly; null when either is. */
	change: number | null;
	/** Billionths that each cause brings, in the order of the steps; empty without a change to split. */
	parts: ReadonlyMap<Cause, number>;
}

/**
 * Splits the change of a share by replacement, one cause after the other: a cause has what its step moves,
 * with those before it in and those after it not. Another order would split otherwise.
 * @param start what was published
 * @param steps in order; the last is what is published now
 * @returns a share that cannot be computed in between leaves its change to the next cause
 */
export function revisionOf(start: PublishedSums, steps: readonly RevisionStep[]): Revision {
	const before = billionths(start.realised, start.base);
	const last = steps.at(-1) ?? start;
	const after = billionths(last.realised, last.base);
	const parts = new Map<Cause, number>();
	if (before === null || after === null) return { before, after, change: null, parts };
	let at = before;
	for (const { cause, base, realised } of steps) {
		const reached = billionths(realised, base) ?? at;
		parts.set(cause, (parts.get(cause) ?? 0) + reached - at);
		at = reached;
	}
	return { before, after, change: after - before, parts };
}
