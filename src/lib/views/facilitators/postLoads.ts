import { loadOf, type PostLoad } from '$lib/rules/postLoad';
import type { BasinView } from './basins';
import type { CoveragePost } from './coverageData';

/** An active post, what it covers and its work per FTE. */
export interface LoadRow extends PostLoad {
	post: CoveragePost;
	/** Basins that it covers at the date, among those shown. */
	basins: readonly BasinView[];
}

/** Posts active in these basins, the heaviest load of hours first; unknown loads last. */
export function loadRows(basins: readonly BasinView[]): LoadRow[] {
	const found = new Map<string, { post: CoveragePost; basins: BasinView[] }>();
	for (const basin of basins) {
		for (const post of basin.posts) {
			const entry = found.get(post.id) ?? { post, basins: [] };
			entry.basins.push(basin);
			found.set(post.id, entry);
		}
	}
	return [...found.values()]
		.map(({ post, basins: covered }) => ({
			post,
			basins: covered,
			...loadOf(post.fte, post.hours, post.contracts),
		}))
		.sort(
			(a, b) => (b.hoursPerFte ?? -1) - (a.hoursPerFte ?? -1) || (a.post.id < b.post.id ? -1 : 1),
		);
}

/** The load of several posts together: sums of those that tell both figures, then divided. */
export function totalLoad(rows: readonly LoadRow[]): PostLoad {
	const over = (read: (post: CoveragePost) => number | null) => {
		const told = rows.filter(({ post }) => read(post) !== null && (post.fte ?? 0) > 0);
		const fte = told.reduce((sum, { post }) => sum + (post.fte ?? 0), 0);
		return fte > 0 ? told.reduce((sum, { post }) => sum + (read(post) ?? 0), 0) / fte : null;
	};
	return {
		hoursPerFte: over(({ hours }) => hours),
		contractsPerFte: over(({ contracts }) => contracts),
	};
}
