import type { CellSums, Cents } from './sums';
import { share } from './target';

/** By how much one share exceeds another, at common assumptions; fractions (0.01 is one point). */
export interface Difference {
	/** `share₂ − share₁` at the hour value shown, one of the three: it lies between the ends. */
	shown: number;
	/** The least and the greatest over the assumptions. */
	low: number;
	high: number;
	/** Whether its sign is the same whatever the assumption: the interval does not hold 0. */
	sure: boolean;
}

/** The share at one hour value: without the review cases, and with all that is left of them. */
interface HourReading {
	least: number | null;
	greatest: number | null;
}

/** At the cautious, the central and the generous value, in this order; null without a positive base. */
function hourReadings(sums: CellSums): HourReading[] {
	const at = (hours: Cents, unidentified: Cents): HourReading => ({
		least: share(sums.org + hours, sums.base),
		greatest: share(sums.org + hours + Math.max(unidentified, 0), sums.base),
	});
	return [
		at(sums.hoursCautious, sums.unidentifiedCautious),
		at(sums.hoursCentral, sums.unidentifiedCentral),
		at(sums.hoursGenerous, sums.unidentifiedGenerous),
	];
}

/**
 * `share₂ − share₁` as an interval over assumptions common to both: an hour is worth the same in each,
 * cautious, central or generous, and the review cases of each count for nothing or for all that is left of
 * them (`/methode/`). Two years of a scope, or the nation and a region.
 * @returns null when one of the bases is zero or negative
 */
export function differenceOf(first: CellSums, second: CellSums): Difference | null {
	const shares = [first, second].map(({ org, hours, base }) => share(org + hours, base));
	const [from, to] = shares;
	if (from === null || from === undefined || to === null || to === undefined) return null;
	const [before, after] = [hourReadings(first), hourReadings(second)];
	const over = (a: number | null | undefined, b: number | null | undefined) => (b ?? 0) - (a ?? 0);
	const low = Math.min(...after.map(({ least }, i) => over(before[i]?.greatest, least)));
	const high = Math.max(...after.map(({ greatest }, i) => over(before[i]?.least, greatest)));
	return { shown: to - from, low, high, sure: low > 0 || high < 0 };
}

/**
 * The shares of two years that an end of their difference compares, at each value of an hour, the cautious
 * one first; fractions.
 * @param least the lower end: the greatest share before, the least now
 */
export function comparedShares(before: CellSums, now: CellSums, least: boolean) {
	const [from, to] = least ? (['greatest', 'least'] as const) : (['least', 'greatest'] as const);
	const [then, today] = [hourReadings(before), hourReadings(now)];
	return then.map((reading, i) => [reading[from], today[i]?.[to] ?? null] as const);
}
