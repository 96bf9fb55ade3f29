import { coverageRate, type CoverageRate, type WeightedBasin } from './coverage-rate';

/** A basin with the figure that orders the candidates (spending, population, euros missing). */
export interface Candidate extends WeightedBasin {
	/** Null: unknown, after all others. */
	criterion: number | null;
}

export interface NextPost {
	basin: string;
	criterion: number | null;
	/** Rate of coverage once this post and those before it are there. */
	rate: CoverageRate;
}

/**
 * Where the next `k` posts go: one at a time to the uncovered basin with the highest criterion,
 * ties by code.
 * @param basins every basin of the scope, covered or not, so that the rate is of the whole.
 * @param withUnknown also offers basins where nothing was declared.
 */
export function nextPosts(
	basins: readonly Candidate[],
	k: number,
	withUnknown = false,
): NextPost[] {
	const chosen = basins
		.filter(({ state }) => state === 'non_couvert' || (withUnknown && state === 'inconnu'))
		.sort(byCriterion)
		.slice(0, Math.max(0, Math.floor(k)));
	const placed = new Set<string>();
	return chosen.map(({ basin, criterion }) => {
		placed.add(basin);
		const after = basins.map((each) =>
			placed.has(each.basin) ? { ...each, state: 'dedie' as const } : each,
		);
		return { basin, criterion, rate: coverageRate(after) };
	});
}

function byCriterion(a: Candidate, b: Candidate): number {
	const byCode = a.basin < b.basin ? -1 : 1;
	if (a.criterion === null || b.criterion === null) {
		return Number(a.criterion === null) - Number(b.criterion === null) || byCode;
	}
	return b.criterion - a.criterion || byCode;
}
