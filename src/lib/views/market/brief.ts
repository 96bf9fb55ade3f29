import type { BuyerRow } from '$lib/queries/buyers';
import type { levelTrials } from '$lib/rules/levels';
import { combineSums, type Cents } from '$lib/rules/sums';
import { buyersOf, buyersSummary, type BuyersSummary } from './buyers';

/** The buyers of a scope in brief, small enough for its page. */
export interface BuyersBrief {
	/** Of all the buyers told apart. */
	summary: BuyersSummary;
	/** The greatest bases, then the others by level and ministry. */
	rows: BuyerRow[];
	/** The trials of the verdict of each level, by its code. */
	levelTrials: ReturnType<typeof levelTrials>;
	/** The greatest bases among the buyers with nothing performed; cents. */
	nothing: { name: string; base: Cents }[];
}

/** Buyers with nothing performed that the opening of a brief names. */
const NAMED_NOTHING = 3;

/**
 * The first `kept` buyers one by one, the others summed by level and ministry: sums by level and by
 * ministry stay what they were.
 * @param rows the greatest base first
 */
export function foldBuyers(rows: readonly BuyerRow[], kept: number): BuyerRow[] {
	const first = rows.filter(({ buyer }) => buyer !== null).slice(0, kept);
	const folded = new Map<string, BuyerRow>();
	for (const row of rows) {
		if (first.includes(row)) continue;
		const key = JSON.stringify([row.level, row.ministry]);
		const sum = folded.get(key);
		if (!sum) {
			folded.set(key, { ...row, buyer: null, name: null, segment: null });
			continue;
		}
		sum.buyers = sum.buyers === null || row.buyers === null ? null : sum.buyers + row.buyers;
		Object.assign(sum, combineSums(sum, row, 1));
	}
	return [...first, ...folded.values()];
}

/** @param kept how many buyers stand in the brief */
export function buyersBrief(
	rows: readonly BuyerRow[],
	kept: number,
	trials: BuyersBrief['levelTrials'],
): BuyersBrief {
	const buyers = buyersOf(rows);
	const nothing = buyers
		.flatMap(({ name, nothing, indicator }) =>
			name !== null && nothing ? [{ name, base: indicator.base }] : [],
		)
		.slice(0, NAMED_NOTHING);
	return {
		summary: buyersSummary(buyers),
		rows: foldBuyers(rows, kept),
		nothing,
		levelTrials: trials,
	};
}
