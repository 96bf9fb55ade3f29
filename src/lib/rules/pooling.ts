import type { BasinCoverage } from './coverage';
import { addMonths, isWithin, type IsoDate } from './dates';
import type { Cents } from './sums';

/** What a State buyer spends in a segment and a basin under one contract. */
export interface PoolingContract {
	basin: string;
	segment: string;
	/** SIRET, or the name where there is none. */
	buyer: string;
	/** Null: unknown, which offers nothing to pool. */
	end: IsoDate | null;
	/** In cents. */
	amount: Cents;
}

export interface BuyerPool {
	basin: string;
	segment: string;
	/** Two at least, by name. */
	buyers: string[];
	contracts: number;
	amount: Cents;
	/** First and last end among the contracts. */
	from: IsoDate;
	to: IsoDate;
}

/** Months within which contracts must end to be let together. A choice of ours. */
export const POOLING_MONTHS = 12;

/** Fewest State buyers that make a pool. */
export const POOLING_BUYERS = 2;

/**
 * Basins where two State buyers or more have contracts of one segment that end within `months` of
 * the date, both days inclusive; by falling amount, then basin and segment.
 */
export function buyerPools(
	contracts: readonly PoolingContract[],
	at: IsoDate,
	months = POOLING_MONTHS,
): BuyerPool[] {
	const limit = addMonths(at, months);
	const groups = new Map<string, (PoolingContract & { end: IsoDate })[]>();
	for (const contract of contracts) {
		const { end } = contract;
		if (end === null || !isWithin(end, at, limit)) continue;
		const key = JSON.stringify([contract.basin, contract.segment]);
		groups.set(key, [...(groups.get(key) ?? []), { ...contract, end }]);
	}
	const pools: BuyerPool[] = [];
	for (const group of groups.values()) {
		const [first] = group;
		const buyers = [...new Set(group.map(({ buyer }) => buyer))].sort();
		if (!first || buyers.length < POOLING_BUYERS) continue;
		const ends = group.map(({ end }) => end).sort();
		pools.push({
			basin: first.basin,
			segment: first.segment,
			buyers,
			contracts: group.length,
			amount: group.reduce((sum, { amount }) => sum + amount, 0),
			from: ends[0] ?? first.end,
			to: ends[ends.length - 1] ?? first.end,
		});
	}
	return pools.sort(
		(a, b) =>
			b.amount - a.amount ||
			(JSON.stringify([a.basin, a.segment]) < JSON.stringify([b.basin, b.segment]) ? -1 : 1),
	);
}

/** An uncovered basin, its neighbours and the work it holds. */
export interface SmallBasin {
	basin: string;
	neighbours: readonly string[];
	/** Work in FTE, however the reader measures it; null: unknown. */
	workload: number | null;
}

/**
 * Neighbouring basins, each too small for one FTE, that could share a post: groups of two at least,
 * chained by neighbourhood, the heaviest first, then by code.
 * @param basins the uncovered ones only.
 */
export function neighbourPools(
	basins: readonly SmallBasin[],
): { basins: string[]; workload: number }[] {
	const small = new Map<string, { neighbours: readonly string[]; workload: number }>();
	for (const { basin, neighbours, workload } of basins) {
		if (workload !== null && workload < 1) small.set(basin, { neighbours, workload });
	}
	const seen = new Set<string>();
	const pools: { basins: string[]; workload: number }[] = [];
	for (const start of small.keys()) {
		const group: string[] = [];
		const waiting = [start];
		let workload = 0;
		for (let basin = waiting.pop(); basin !== undefined; basin = waiting.pop()) {
			const entry = small.get(basin);
			if (!entry || seen.has(basin)) continue;
			seen.add(basin);
			group.push(basin);
			workload += entry.workload;
			for (const [other, { neighbours }] of small) {
				if (neighbours.includes(basin) || entry.neighbours.includes(other)) waiting.push(other);
			}
		}
		if (group.length > 1) pools.push({ basins: group.sort(), workload });
	}
	return pools.sort(
		(a, b) => b.workload - a.workload || ((a.basins[0] ?? '') < (b.basins[0] ?? '') ? -1 : 1),
	);
}

/** What is known of a post's host. */
export interface Host {
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
