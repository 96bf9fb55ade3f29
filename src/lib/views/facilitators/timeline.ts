import type { IsoDate } from '$lib/rules/dates';
import type { CoverageData, CoveragePost } from './coverageData';
import { KIND_WORDS, wordOf } from './network';

/** Posts of one kind of host, those of a host side by side, the earliest host first. */
export interface TimelineGroup {
	kind: string | null;
	label: string;
	posts: CoveragePost[];
}

const startOf = ({ start }: CoveragePost): IsoDate => start ?? '';

/** Posts that cover one of these basins at some time (all posts when null), by kind of host. */
export function timelineGroups(
	data: CoverageData,
	codes: ReadonlySet<string> | null,
): TimelineGroup[] {
	const here =
		codes &&
		new Set(data.input.rows.filter(({ basin }) => codes.has(basin)).map(({ post }) => post));
	const posts = data.posts.filter(({ id }) => !here || here.has(id));
	const firstOfHost = new Map<number | null, IsoDate>();
	for (const post of posts) {
		const first = firstOfHost.get(post.hostRank);
		if (first === undefined || startOf(post) < first) {
			firstOfHost.set(post.hostRank, startOf(post));
		}
	}
	const order = (a: CoveragePost, b: CoveragePost) => {
		const [x = '', y = ''] = [firstOfHost.get(a.hostRank), firstOfHost.get(b.hostRank)];
		if (x !== y) return x < y ? -1 : 1;
		if (a.hostRank !== b.hostRank) return (a.hostRank ?? 0) - (b.hostRank ?? 0);
		return startOf(a) < startOf(b) ? -1 : 1;
	};
	const kinds = [...new Set(posts.map(({ kind }) => kind))];
	return kinds
		.map((kind) => ({
			kind,
			label: wordOf(KIND_WORDS, kind),
			posts: posts.filter((post) => post.kind === kind).sort(order),
		}))
		.sort((a, b) => b.posts.length - a.posts.length);
}
