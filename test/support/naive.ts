/**
 * The method read line by line in plain TypeScript, for tests: no SQL, no cube, no shared code with
 * what it checks. Amounts in cents.
 */
import { A, A_OTHER, B, C, X, Y } from './example';

export interface NaiveLine {
	id: string;
	year: number;
	/** Département code; empty for none. */
	place: string;
	level: string;
	segment: string;
	supplier: string;
	amount: number;
	basis: 'paye' | 'commande' | 'attribue' | 'maximum';
	subcontractor: string;
	subcontracted: number;
	clause: boolean;
	reserved: boolean;
	/** Whole hours. */
	hours: number;
}

export interface NaiveStructure {
	siret: string;
	type: string;
	from: string;
	to: string;
}

/**
 * Code, labour share in percent, part of the current purchases, and cents of an hour: 20 € divided by the
 * labour share, then 0.8 and 1.2 times that, each to the cent, by hand.
 */
export const SEGMENTS: Readonly<
	Record<
		string,
		readonly [labour: number, current: boolean, hour: readonly [number, number, number]]
	>
> = {
	nettoyage: [65, true, [3077, 2462, 3692]],
	restauration: [50, true, [4000, 3200, 4800]],
	impression: [35, true, [5714, 4571, 6857]],
	metier: [30, false, [6667, 5334, 8000]],
};

/** Département → regions of 2010 and 2016. */
export const PLACES: Readonly<Record<string, readonly [r2010: string, r2016: string]>> = {
	'35': ['53', '53'],
	'57': ['41', '44'],
	'67': ['42', '44'],
	'971': ['01', '01'],
	'988': ['NR', 'NR'],
	'': ['NR', 'NR'],
};

const STATE = ['etat_central', 'etat_deconcentre', 'etat'];

interface NaiveSums {
	total: number;
	outside: number;
	unclassified: number;
	notCurrent: number;
	below: number;
	base: number;
	org: number;
	hours: number;
	cautious: number;
	generous: number;
	unidentified: number;
	unidentifiedCautious: number;
	unidentifiedGenerous: number;
	clause: number;
	lines: number;
}

const VALID = [A, A_OTHER, B, C, X, Y];

/** The test data draw from a list: those that pass Luhn are known by hand. */
const isSiret = (text: string) => VALID.includes(text);

function counts(structures: readonly NaiveStructure[], siret: string, year: number): boolean {
	return structures.some(
		(s) =>
			isSiret(siret) &&
			s.siret === siret &&
			s.type !== 'TIH' &&
			(s.from === '' || s.from <= `${year}-12-31`) &&
			(s.to === '' || s.to >= `${year}-01-01`),
	);
}

/** The sums of the lines that `keep` holds, at a threshold in percent, for one basis. */
export function naiveSums(
	lines: readonly NaiveLine[],
	structures: readonly NaiveStructure[],
	threshold: number,
	keep: (line: NaiveLine) => boolean,
): NaiveSums {
	const sums: NaiveSums = {
		total: 0,
		outside: 0,
		unclassified: 0,
		notCurrent: 0,
		below: 0,
		base: 0,
		org: 0,
		hours: 0,
		cautious: 0,
		generous: 0,
		unidentified: 0,
		unidentifiedCautious: 0,
		unidentifiedGenerous: 0,
		clause: 0,
		lines: 0,
	};
	for (const line of lines.filter(keep)) {
		const a = line.amount;
		sums.total += a;
		const segment = SEGMENTS[line.segment];
		if (!STATE.includes(line.level)) sums.outside += a;
		else if (!segment) sums.unclassified += a;
		else if (!segment[1]) sums.notCurrent += a;
		else if (segment[0] < threshold) sums.below += a;
		else {
			const direct = counts(structures, line.supplier, line.year);
			const through = counts(structures, line.subcontractor, line.year);
			const org = direct ? a : a >= 0 && through ? Math.min(line.subcontracted, a) : 0;
			const [central, cautious, generous] = segment[2].map((cents) =>
				direct || a < 0 ? 0 : Math.max(0, Math.min(line.hours * cents, a) - org),
			) as [number, number, number];
			const sibling = structures.some(
				(s) =>
					s.siret.slice(0, 9) === line.supplier.slice(0, 9) &&
					counts(structures, s.siret, line.year),
			);
			const review = !direct && (!isSiret(line.supplier) || sibling);
			sums.base += a;
			sums.lines += 1;
			sums.org += org;
			sums.hours += central;
			sums.cautious += cautious;
			sums.generous += generous;
			if (review) {
				sums.unidentified += a - org - central;
				sums.unidentifiedCautious += a - org - cautious;
				sums.unidentifiedGenerous += a - org - generous;
			}
			if (line.clause || line.reserved) sums.clause += a;
		}
	}
	return sums;
}
