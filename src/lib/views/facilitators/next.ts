import { nextPosts, type NextPost, type WiderChoice } from '$lib/rules/nextPosts';
import type { BasinView } from './basins';
import { isRefused } from './rates';

/** What orders the candidates. */
export type Criterion = 'assiette' | 'population' | 'manque';

export const CRITERIA: readonly Criterion[] = ['assiette', 'population', 'manque'];

export const CRITERION_WORDS: Readonly<Record<Criterion, string>> = {
	assiette: 'assiette du bassin',
	population: 'population',
	manque: 'euros manquants',
};

/** Most posts that can be asked at once. */
export const MOST_POSTS = 50;

function criterionOf(basin: BasinView, criterion: Criterion): number | null {
	if (criterion === 'population') return basin.population;
	if (criterion === 'assiette') return basin.base;
	// Beyond the target nothing is missing.
	return basin.signedGap === null ? null : Math.max(0, basin.signedGap);
}

/** One of the next posts, with its basin. */
export interface NextRow extends NextPost {
	rank: number;
	view: BasinView;
}

/** Where the next `k` posts go among these basins; see `rules/nextPosts`. */
export function nextRows(
	basins: readonly BasinView[],
	k: number,
	criterion: Criterion,
	wider: WiderChoice,
): NextRow[] {
	const byCode = new Map(basins.map((basin) => [basin.code, basin]));
	const candidates = basins.map((basin) => ({
		basin: basin.code,
		state: basin.state,
		weight: 1,
		refused: isRefused(basin),
		criterion: criterionOf(basin, criterion),
	}));
	return nextPosts(candidates, k, wider).flatMap((post, rank) => {
		const view = byCode.get(post.basin);
		return view ? [{ ...post, rank: rank + 1, view }] : [];
	});
}
