import { coverageRate, type CoverageRate } from '$lib/rules/coverageRate';
import type { CoverageState } from '$lib/rules/coverage';
import type { BasinView } from './basins';

/** What a basin weighs in a rate. */
export type Weight = 'bassins' | 'population' | 'assiette';

type Weighed = Pick<BasinView, 'code' | 'state' | 'population' | 'base'>;

export function weightOf(basin: Weighed, weight: Weight): number | null {
	if (weight === 'bassins') return 1;
	return weight === 'population' ? basin.population : basin.base;
}

/** Whether a prefect has decided that the territory is not relevant. */
export function isRefused({ decision }: Pick<BasinView, 'decision'>): boolean {
	return decision === 'refuse';
}

/** The basins that no decision refuses: the rate is told over all of them, and over these. */
export function relevantBasins<B extends Pick<BasinView, 'decision'>>(basins: readonly B[]): B[] {
	return basins.filter((basin) => !isRefused(basin));
}

/** The interval of coverage of these basins under a weight. */
export function rateOf(basins: readonly Weighed[], weight: Weight = 'bassins'): CoverageRate {
	return coverageRate(
		basins.map((basin) => ({
			basin: basin.code,
			state: basin.state,
			weight: weightOf(basin, weight),
		})),
	);
}

/** States in the order of the legend; `perdu` only where posts are taken away. */
export const STATES: readonly CoverageState[] = [
	'dedie',
	'partage',
	'partiel',
	'non_couvert',
	'inconnu',
];

/** How many basins are in each state; every state of {@link STATES} is there, at 0 if need be. */
export function stateCounts(basins: readonly { state: CoverageState }[]) {
	const counts = new Map<CoverageState, number>(STATES.map((state) => [state, 0]));
	for (const { state } of basins) counts.set(state, (counts.get(state) ?? 0) + 1);
	return counts;
}
