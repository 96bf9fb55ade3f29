/** What levels of State buyers bought, for the trials of their verdicts at any question. Only sums. */
import type { ContractMeasure } from './cells';
import type { PartOfBase } from './decomposition';
import { baseCodes, isBorderline, type SegmentLabour } from './inBase';
import { ContractTotals, type Heaviest } from './largestContracts';
import { AT_VALUE } from './measures';
import type { Question } from './question';
import { combineSums, NO_SUMS, type BaseSums, type Cents } from './sums';
import { THRESHOLD_MIN } from './target';
import { NATION, partsOf, type RegionPair } from './territory';
import { partOf, trialsIn, type Trial } from './trials';

/**
 * What one level paid in a region of 2010 and a segment, in cents; a year a list. A contract that may be the
 * greatest of its level has rows of its own.
 */
export interface LevelCell extends Readonly<Record<ContractMeasure, Cents>> {
	/** Code of a region of 2010, or `NR`. */
	region: string;
	/** Null: unclassified. */
	segment: string | null;
	/** `etat_central`, `etat_deconcentre`, `etat`, or `etablissement_public`. */
	level: string;
	/** A number of its own in the year; null: all the others. */
	contract: number | null;
}

/** The sums of one level in one scope. What is to be reviewed, clauses and lines are left at zero. */
interface LevelSums {
	/** By segment of the *achats courants*, in the base or not. */
	current: ReadonlyMap<string, BaseSums>;
	/** All that it paid, and what of it has no segment. */
	paid: Cents;
	unclassified: Cents;
	/** What its contracts told apart are, each in its segment of the *achats courants*. */
	contracts: readonly ContractPart[];
}

interface ContractPart extends PartOfBase {
	contract: number;
	segment: string;
}

/** Whether a region of 2010 is in a scope. */
function holds(scope: string, { edition }: Question, pairs: readonly RegionPair[]) {
	if (scope === NATION) return () => true;
	const parts = new Set(partsOf(pairs, edition, scope));
	return (region: string) => region === scope || parts.has(region);
}

/** What is known of the segments and regions of the cells. */
export interface LevelReference {
	segments: readonly SegmentLabour[];
	pairs: readonly RegionPair[];
}

/** A level before its first cell. */
const noLevel = () => ({
	current: new Map<string, BaseSums>(),
	paid: 0,
	unclassified: 0,
	contracts: [] as ContractPart[],
});

/** The levels of one scope, by code. */
export function sumLevels(
	cells: readonly LevelCell[],
	question: Question,
	scope: string,
	{ segments, pairs }: LevelReference,
): Map<string, LevelSums> {
	const isIn = holds(scope, question, pairs);
	const currents = new Set(segments.filter(({ current }) => current).map(({ code }) => code));
	const hours = AT_VALUE.heures[question.hourValue];
	const found = new Map<string, ReturnType<typeof noLevel>>();
	for (const cell of cells) {
		if (!isIn(cell.region)) continue;
		const sums = found.get(cell.level) ?? noLevel();
		found.set(cell.level, sums);
		sums.paid += cell.montant;
		if (cell.segment === null) sums.unclassified += cell.montant;
		else if (currents.has(cell.segment)) {
			const part: BaseSums = {
				...NO_SUMS,
				base: cell.montant,
				org: cell.organismes,
				hours: cell[hours],
				hoursCautious: cell.heures_prudentes,
				hoursGenerous: cell.heures_genereuses,
			};
			const before = sums.current.get(cell.segment) ?? NO_SUMS;
			sums.current.set(cell.segment, combineSums(before, part, 1));
			if (cell.contract !== null)
				sums.contracts.push({
					contract: cell.contract,
					segment: cell.segment,
					base: cell.montant,
					realised: cell.organismes + cell[hours],
				});
		}
	}
	return found;
}

/** What the segments kept sum to. */
function sumOver(current: LevelSums['current'], isKept: (segment: string) => boolean): BaseSums {
	let sums = NO_SUMS;
	for (const [segment, part] of current) if (isKept(segment)) sums = combineSums(sums, part, 1);
	return sums;
}

/** The greatest contracts of a level in the base of a question; null where none weighs enough. */
export function heaviestOf(
	{ current, contracts }: LevelSums,
	question: Question,
	segments: readonly SegmentLabour[],
): Heaviest | null {
	const based = new Set(baseCodes(segments, question));
	const wide = new Set(baseCodes(segments, { threshold: THRESHOLD_MIN, borderline: true }));
	const totals = new ContractTotals();
	for (const { contract, segment, ...part } of contracts)
		totals.add(0, contract, part, based.has(segment), wide.has(segment));
	return totals.heaviest(0, partOf(sumOver(current, (segment) => wide.has(segment))));
}

/** The trials of the verdict of each level of a scope, by its code; none for one family alone. */
export function levelTrials(
	cells: readonly LevelCell[],
	question: Question,
	scope: string,
	reference: LevelReference,
): Readonly<Record<string, readonly Trial[]>> {
	const { segments } = reference;
	const borderline = new Set(
		segments.filter((segment) => isBorderline(segment, question.threshold)).map(({ code }) => code),
	);
	const based = new Set(baseCodes(segments, question));
	const trialsOf = (level: LevelSums) => {
		const { current, paid, unclassified } = level;
		return trialsIn(
			{ question, basis: 'paye', borderline },
			{
				sums: sumOver(current, (segment) => based.has(segment)),
				paid,
				unclassified,
				segments: { current, inBase: based },
				heaviest: heaviestOf(level, question, segments),
			},
		);
	};
	const levels = sumLevels(cells, question, scope, reference);
	return Object.fromEntries([...levels].map(([level, sums]) => [level, trialsOf(sums)]));
}
