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
const POOLING_MONTHS = 12;

/** Fewest State buyers that make a pool. */
const POOLING_BUYERS = 2;

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
