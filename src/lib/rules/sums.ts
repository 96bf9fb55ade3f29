import {
	BASE_KEYS,
	CENTRAL_KEYS,
	type BASE_SUMS,
	type BaseKey,
	type CENTRAL_SUMS,
} from './measures';

/** An amount in integer euro cents; safe up to 2^53, that is 90 000 billion euros. */
export type Cents = number;

/**
/**
 * What structures performed where the data list no structure: nobody knows it, and it is not zero. A sum
 * that holds it is it; shares and gaps made of it are null, verdicts *non calculable*. Written, it is
 * « non calculable ».
 */
export const UNKNOWN_AMOUNT: Cents = NaN;

/** Whether an amount is known. */
export const isKnown = (amount: Cents): boolean => !Number.isNaN(amount);

/**
 * Sums over the eligible base B of one scope (a region, a segment, the nation, a cell of both): integer
 * cents, and a number of lines.
 */
export type BaseSums = { -readonly [Key in keyof typeof BASE_SUMS]: number };

/** Sums of cells, which know an hour at its three values whichever is shown. */
export type CellSums = BaseSums & { -readonly [Key in keyof typeof CENTRAL_SUMS]: number };

/** Of a scope where nothing was bought. */
export const NO_SUMS = Object.fromEntries(BASE_KEYS.map((key) => [key, 0])) as BaseSums;

/** The sums, each asked of `read`. */
export function sumsFrom(read: (key: BaseKey, place: number) => number): BaseSums {
	const sums = { ...NO_SUMS };
	BASE_KEYS.forEach((key, place) => (sums[key] = read(key, place)));
	return sums;
}

/** The sums of cells, each asked of `read` by its place in {@link BASE_KEYS}, then {@link CENTRAL_KEYS}. */
export function cellSumsFrom(read: (place: number) => number): CellSums {
	const sums = sumsFrom((_, place) => read(place)) as CellSums;
	CENTRAL_KEYS.forEach((key, place) => (sums[key] = read(BASE_KEYS.length + place)));
	return sums;
}

export const NO_CELL_SUMS = cellSumsFrom(() => 0);

/** M2: what was performed, by structures and by clause hours. */
export const realisedOf = ({ org, hours }: BaseSums): Cents => org + hours;

/** How `org` was performed, by way and family; `orgOther` holds kinds of no family. */
export interface WaySums {
	directInsertion: Cents;
	directHandicap: Cents;
	reservedInsertion: Cents;
	reservedHandicap: Cents;
	subcontractInsertion: Cents;
	subcontractHandicap: Cents;
	orgOther: Cents;
	/** Part of `org` that rests on registry entries without any date. */
	orgUndated: Cents;
}

/** An amount and the number of lines that made it. */
export interface AmountLines {
	amount: Cents;
	lines: number;
}

/** From total paid to the base: each line falls at the first step that takes it. */
export interface LedgerSums {
	totalPaid: AmountLines;
	notState: AmountLines;
	unclassified: AmountLines;
	notCurrent: AmountLines;
	belowThreshold: AmountLines;
	base: AmountLines;
	org: AmountLines;
	hours: AmountLines;
	identifiedRest: AmountLines;
	unidentified: AmountLines;
}

/** `total + sign × part`, for a rule that moves one named part into or out of a scope. */
export function combineSums(total: BaseSums, part: BaseSums, sign: 1 | -1): BaseSums {
	return sumsFrom((key) => total[key] + sign * part[key]);
}
