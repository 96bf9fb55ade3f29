import type { CoverageInput, CoverageMode, CoverageRow, Post } from '$lib/rules/coverage';

/** A post of one FTE without dates. */
export function post(id: string, more: Partial<Post> = {}): Post {
	return { id, fte: 1, start: null, end: null, ...more };
}

/** A coverage row without dates. */
export function row(
	postId: string,
	basin: string,
	mode: CoverageMode = 'dedie',
	more: Partial<CoverageRow> = {},
): CoverageRow {
	return { post: postId, basin, mode, start: null, end: null, ...more };
}

/** Basins A, B and C, with nothing known unless given. */
export function network(more: Partial<CoverageInput> = {}): CoverageInput {
	return { basins: ['A', 'B', 'C'], posts: [], rows: [], declarations: [], ...more };
}
