import type { CoverageState } from './coverage';
import { share } from './target';

/** A basin's state and what it weighs (1, its population, its eligible spending in cents). */
export interface WeightedBasin {
	basin: string;
	state: CoverageState;
	/** Below zero (credit notes) or null (unknown) weighs nothing. */
	weight: number | null;
}

/** Rate of coverage as an interval, since an unknown basin may be covered. Fractions; null when nothing weighs. */
export interface CoverageRate {
	/** Covered ÷ all. */
	low: number | null;
	/** (Covered + unknown) ÷ all. */
	high: number | null;
	/** Of the covered, those in `partiel` only ÷ all. */
	partial: number | null;
	/** Weights behind the fractions. */
	covered: number;
	unknown: number;
	all: number;
}

/** Whether the state is one of coverage: dédié, partagé or partiel. */
export function isCovered(state: CoverageState): boolean {
	return state === 'dedie' || state === 'partage' || state === 'partiel';
}

/** `perdu` counts as not covered. */
export function coverageRate(basins: readonly WeightedBasin[]): CoverageRate {
	const total = (keep: (state: CoverageState) => boolean) =>
		basins.reduce(
			(sum, { state, weight }) => (keep(state) ? sum + Math.max(0, weight ?? 0) : sum),
			0,
		);
	const all = total(() => true);
	const covered = total(isCovered);
	const unknown = total((state) => state === 'inconnu');
	return {
		low: share(covered, all),
		high: share(covered + unknown, all),
		partial: share(
			total((state) => state === 'partiel'),
			all,
		),
		covered,
		unknown,
		all,
	};
}
