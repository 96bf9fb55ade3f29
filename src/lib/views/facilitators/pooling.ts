import { isCovered } from '$lib/rules/coverageRate';
import { neighbourPools } from '$lib/rules/neighbourPools';
import type { Cents } from '$lib/rules/sums';
import type { BasinView } from './basins';

/** Neighbouring uncovered basins that could share a post. */
export interface NeighbourPool {
	basins: readonly BasinView[];
	/** Work in FTE, at the spending per FTE of the covered basins. */
	workload: number;
	/** Eligible spending in cents. */
	base: Cents;
}

/** What the yardstick is made from: the covered basins that tell both figures, and their sums. */
interface Yardstick {
	basins: readonly BasinView[];
	fte: number;
	/** In cents. */
	base: Cents;
}

/** The covered basins whose FTE and base are known. */
export function yardstick(basins: readonly BasinView[]): Yardstick {
	const told = basins.filter(
		({ state, fte, base }) => isCovered(state) && fte !== null && fte > 0 && base !== null,
	);
	return {
		basins: told,
		fte: told.reduce((sum, basin) => sum + (basin.fte ?? 0), 0),
		base: told.reduce((sum, basin) => sum + (basin.base ?? 0), 0),
	};
}

/**
 * Spending that one FTE follows where there is one: the base of the covered basins whose FTE is
 * known, over that FTE. In cents; null where it cannot be computed. A yardstick of ours: no published
 * one exists.
 */
export function basePerFte(basins: readonly BasinView[]): number | null {
	const { fte, base } = yardstick(basins);
	return fte > 0 && base > 0 ? base / fte : null;
}

/**
 * Groups of neighbouring uncovered basins, each with work for less than one FTE.
 * @param all gives the yardstick, @param shown the basins to group
 */
export function neighbourPoolRows(
	all: readonly BasinView[],
	shown: readonly BasinView[],
): NeighbourPool[] {
	const perFte = basePerFte(all);
	const byCode = new Map(shown.map((basin) => [basin.code, basin]));
	const bare = shown.filter(({ state }) => state === 'non_couvert' || state === 'perdu');
	return neighbourPools(
		bare.map(({ code, neighbours, base }) => ({
			basin: code,
			neighbours,
			workload: perFte === null || base === null ? null : Math.max(0, base) / perFte,
		})),
	).map(({ basins, workload }) => {
		const views = basins.flatMap((code) => byCode.get(code) ?? []);
		return {
			basins: views,
			workload,
			base: views.reduce((sum, { base }) => sum + (base ?? 0), 0),
		};
	});
}
