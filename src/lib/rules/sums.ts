/** An amount in integer euro cents; safe up to 2^53, that is 90 000 billion euros. */
export type Cents = number;

/** Sums over the eligible base B of one scope (a region, a segment, the nation, a cell of both). */
export interface BaseSums {
	/** D: amounts of the base. */
	base: Cents;
	/** Σ org: performed by counted structures, by direct, reserved or subcontracted purchase. */
	org: Cents;
	/** Σ hours at the hour value shown. */
	hours: Cents;
	/** The same at the cautious and at the generous hour value (0.8 and 1.2 × the central one). */
	hoursCautious: Cents;
	hoursGenerous: Cents;
	/** M3: amounts of lines with a social clause or a reserved contract. */
	clause: Cents;
	/** Amounts of lines of which nobody told whether they carry a clause or a reservation. */
	clauseUnknown: Cents;
	/** U: what is left of the review cases, at the hour value shown. May be negative. */
	unidentified: Cents;
	/** The same with the cautious and with the generous hours taken off. */
	unidentifiedCautious: Cents;
	unidentifiedGenerous: Cents;
	/** Number of lines in the base. */
	lines: number;
}

/** Sums of cells, which know an hour at its three values whichever is shown. */
export interface CellSums extends BaseSums {
	/** Σ hours at the central value. */
	hoursCentral: Cents;
	/** What is left of the review cases with these taken off. */
	unidentifiedCentral: Cents;
}

/** Of a scope where nothing was bought. */
export const NO_SUMS: BaseSums = {
	base: 0,
	org: 0,
	hours: 0,
	hoursCautious: 0,
	hoursGenerous: 0,
	clause: 0,
	clauseUnknown: 0,
	unidentified: 0,
	unidentifiedCautious: 0,
	unidentifiedGenerous: 0,
	lines: 0,
};
export const NO_CELL_SUMS: CellSums = { ...NO_SUMS, hoursCentral: 0, unidentifiedCentral: 0 };

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

/** The measures of {@link BaseSums}. */
export const BASE_KEYS = [
	'base',
	'org',
	'hours',
	'hoursCautious',
	'hoursGenerous',
	'clause',
	'clauseUnknown',
	'unidentified',
	'unidentifiedCautious',
	'unidentifiedGenerous',
	'lines',
] as const satisfies readonly (keyof BaseSums)[];

/** The measures of {@link CellSums}. */
export const CELL_SUMS_KEYS = [
	...BASE_KEYS,
	'hoursCentral',
	'unidentifiedCentral',
] as const satisfies readonly (keyof CellSums)[];

/** `total + sign × part`, for a rule that moves one named part into or out of a scope. */
export function combineSums(total: BaseSums, part: BaseSums, sign: 1 | -1): BaseSums {
	const result = { ...total };
	for (const key of BASE_KEYS) result[key] += sign * part[key];
	return result;
}
