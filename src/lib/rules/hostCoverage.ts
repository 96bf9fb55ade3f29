import type { BasinCoverage } from './coverage';

/** What is known of a post's host. */
interface Host {
	post: string;
	/** `type_porteur`; null: unknown. */
	kind: string | null;
	/** In the Alliance Villes Emploi network; null: unknown. */
	inNetwork: boolean | null;
}

export interface HostCoverage {
	kind: string | null;
	inNetwork: boolean | null;
	/** Active posts that cover a basin at least. */
	posts: number;
	/** Distinct basins that they cover. */
	basins: number;
}

/** Coverage by type of host, inside and outside the network; in order of first appearance. */
export function coverageByHost(
	coverage: readonly BasinCoverage[],
	hosts: readonly Host[],
): HostCoverage[] {
	const basinsOf = new Map<string, string[]>();
	for (const { basin, posts } of coverage) {
		for (const post of posts) basinsOf.set(post, [...(basinsOf.get(post) ?? []), basin]);
	}
	const groups = new Map<string, { host: Host; posts: number; basins: Set<string> }>();
	for (const host of hosts) {
		const covered = basinsOf.get(host.post);
		if (!covered) continue;
		const key = JSON.stringify([host.kind, host.inNetwork]);
		const group = groups.get(key) ?? { host, posts: 0, basins: new Set() };
		group.posts += 1;
		for (const basin of covered) group.basins.add(basin);
		groups.set(key, group);
	}
	return [...groups.values()].map(({ host, posts, basins }) => ({
		kind: host.kind,
		inNetwork: host.inNetwork,
		posts,
		basins: basins.size,
	}));
}
