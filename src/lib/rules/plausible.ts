/**
 * Amounts and shares that stand out of their cohort: never removed (`withoutOutlying.ts` tells what the
 * verdict becomes without them). Cohorts are of one fiscal year, one segment and one level of buyers; what is judged is left
 * out of what it is compared with. All of this is a choice of ours: the circular says nothing of it.
 */
import { quantile } from './quantile';
import { MIN_LINES } from './ranking';
import { realisedOf, type BaseSums } from './sums';
import { share } from './target';

/** Fewest others that make a cohort. */
export const COHORT = 10;

/** An amount stands out beyond this many times the median of the others, or under its inverse. */
export const AMOUNT_FACTOR = 10;

/** The same of a share, which nothing brings above 100 %. */
export const SHARE_FACTOR = 3;

/** And beyond this many spreads of the others. */
export const SPREADS = 5;

/**
 * From a median absolute deviation to the spread: what makes it the standard deviation of a normal law
 * (1 ÷ the third quartile of that law).
 */
export const MAD_SCALE = 1.4826;

/** What something is compared with. */
interface Cohort {
	others: number;
	/** Of the others: cents, or a fraction. */
	median: number;
	/** Median absolute deviation of their logarithms from that of the median. */
	deviation: number;
}

/** Where a value stands in its cohort. */
export interface Standing {
	/** Value ÷ median. */
	ratio: number;
	/** How many spreads from the median, never negative; null where half of the others at least are the same. */
	spreads: number | null;
}

/** @param value above zero, as the median is */
export function standingOf(value: number, { median, deviation }: Cohort): Standing {
	const ratio = value / median;
	const spreads = deviation === 0 ? null : Math.abs(Math.log(ratio)) / (MAD_SCALE * deviation);
	return { ratio, spreads };
}

/** Whether a value is that far from the others, by both measures. */
export function standsOut({ ratio, spreads }: Standing, factor: number): boolean {
	const far = ratio > factor || ratio * factor < 1;
	return far && (spreads === null || spreads > SPREADS);
}

/** The others of a value among values above zero; null where they are too few to compare. */
export function cohortOf(values: readonly number[], place: number): Cohort | null {
	const logs = values.filter((_, i) => i !== place).map(Math.log);
	const middle = quantile(logs, 0.5);
	if (logs.length < COHORT || middle === null) return null;
	const deviation = quantile(
		logs.map((log) => Math.abs(log - middle)),
		0.5,
	);
	return { others: logs.length, median: Math.exp(middle), deviation: deviation ?? 0 };
}

/** What one level of State buyers paid in a region and a segment in a fiscal year. */
export interface GroupSums extends BaseSums {
	year: number;
	/** In the edition of the data set. */
	region: string;
	segment: string;
	level: string;
}

/** What stands out, and what it stands out of. */
export type Outlying<Row> = Row & Cohort;

/**
 * The shares of regions that stand out, the greatest base first in each year. Those of fewer than
 * {@link MIN_LINES} lines are one purchase's, and a share of zero has no logarithm: neither is compared.
 */
export function outlyingShares(groups: readonly GroupSums[]): Outlying<GroupSums>[] {
	const cohorts = new Map<string, { group: GroupSums; value: number }[]>();
	for (const group of groups) {
		const value = share(realisedOf(group), group.base);
		if (group.lines < MIN_LINES || value === null || value <= 0) continue;
		const key = JSON.stringify([group.year, group.segment, group.level]);
		cohorts.set(key, [...(cohorts.get(key) ?? []), { group, value }]);
	}
	const found = [...cohorts.values()].flatMap((members) => {
		const values = members.map(({ value }) => value);
		return members.flatMap(({ group, value }, place) => {
			const cohort = cohortOf(values, place);
			if (!cohort || !standsOut(standingOf(value, cohort), SHARE_FACTOR)) return [];
			return [{ ...group, ...cohort }];
		});
	});
	return found.sort((a, b) => b.year - a.year || b.base - a.base);
}
