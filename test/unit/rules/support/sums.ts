import { NO_CELL_SUMS, type AmountLines, type CellSums, type LedgerSums } from '$lib/rules/sums';

/** Base sums given in euros, zero by default. */
export function baseSums(euros: Partial<CellSums> = {}): CellSums {
	const cents = (value = 0) => Math.round(value * 100);
	return {
		...NO_CELL_SUMS,
		base: cents(euros.base),
		org: cents(euros.org),
		hours: cents(euros.hours),
		hoursCautious: cents(euros.hoursCautious ?? euros.hours),
		hoursGenerous: cents(euros.hoursGenerous ?? euros.hours),
		hoursCentral: cents(euros.hoursCentral ?? euros.hours),
		clause: cents(euros.clause),
		clauseUnknown: cents(euros.clauseUnknown),
		unidentified: cents(euros.unidentified),
		unidentifiedCautious: cents(euros.unidentifiedCautious ?? euros.unidentified),
		unidentifiedGenerous: cents(euros.unidentifiedGenerous ?? euros.unidentified),
		unidentifiedCentral: cents(euros.unidentifiedCentral ?? euros.unidentified),
		lines: euros.lines ?? 20,
	};
}

/** Bretagne in the worked example of the method, fiscal year 2012, 2010 regions, θ = 50 %. */
export const BRETAGNE = baseSums({
	base: 846_000,
	org: 52_000,
	hours: 28_385,
	hoursCautious: 22_910,
	hoursGenerous: 33_860,
	clause: 221_000,
	unidentified: 60_000,
	lines: 10,
});

/** The nation in the same example: Bretagne and 70 000 € of no région. */
export const NATION_SUMS = baseSums({
	base: 916_000,
	org: 52_000,
	hours: 28_385,
	hoursCautious: 22_910,
	hoursGenerous: 33_860,
	clause: 221_000,
	unidentified: 60_000,
	lines: 11,
});

/** Bretagne at θ = 51 %, without the restauration segment: 12 000 € of org and 12 000 € of hours less. */
export const BRETAGNE_51 = baseSums({
	base: 686_000,
	org: 40_000,
	hours: 16_385,
	hoursCautious: 13_310,
	hoursGenerous: 19_460,
	clause: 161_000,
	unidentified: 60_000,
	lines: 8,
});

const at = (euros: number, lines: number): AmountLines => ({ amount: euros * 100, lines });

/** The ledger of Bretagne in the worked example. */
export const BRETAGNE_LEDGER: LedgerSums = {
	totalPaid: at(1_481_000, 14),
	notState: at(90_000, 1),
	unclassified: at(20_000, 1),
	notCurrent: at(0, 0),
	belowThreshold: at(525_000, 2),
	base: at(846_000, 10),
	org: at(52_000, 2),
	hours: at(28_385, 3),
	identifiedRest: at(705_615, 9),
	unidentified: at(60_000, 2),
};
