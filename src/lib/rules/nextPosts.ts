import { coverageRate, type CoverageRate, type WeightedBasin } from './coverageRate';

/** A basin with the figure that orders the candidates (spending, population, euros missing). */
export interface Candidate extends WeightedBasin {
	/** Null: unknown, after all others. */
	criterion: number | null;
	/** Whether a prefect's decision refuses the territory. */
	refused: boolean;
}

export interface NextPost {
	basin: string;
	criterion: number | null;
	/** A prefect's decision refuses the territory: there only when asked for. */
	refused: boolean;
	/** Rate of coverage once this post and those before it are there. */
	rate: CoverageRate;
}

/** Basins that are candidates only when asked for. */
export interface WiderChoice {
	withUnknown?: boolean;
	withRefused?: boolean;
}

/**
 * Where the next `k` posts go: one at a time to the uncovered basin with the highest criterion,
 * ties by code.
 * @param basins every basin of the scope, covered or not, so that the rate is of the whole.
 * @param wider also offers basins where nothing was declared, or those that a decision refuses.
 */
export function nextPosts(
	basins: readonly Candidate[],
	k: number,
	{ withUnknown, withRefused }: WiderChoice = {},
): NextPost[] {
	const chosen = basins
		.filter(
			({ state, refused }) =>
				(state === 'non_couvert' || (withUnknown && state === 'inconnu')) &&
				(withRefused || !refused),
		)
		.sort(byCriterion)
		.slice(0, Math.max(0, Math.floor(k)));
	const placed = new Set<string>();
	return chosen.map(({ basin, criterion, refused }) => {
		placed.add(basin);
		const after = basins.map((each) =>
			placed.has(each.basin) ? { ...each, state: 'dedie' as const } : each,
		);
		return { basin, criterion, refused, rate: coverageRate(after) };
	});
}

function byCriterion(a: Candidate, b: Candidate): number {
	const byCode = a.basin < b.basin ? -1 : 1;
	if (a.criterion === null || b.criterion === null) {
		return Number(a.criterion === null) - Number(b.criterion === null) || byCode;
	}
	return b.criterion - a.criterion || byCode;
}
