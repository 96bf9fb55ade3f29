/** What levels of State buyers bought, for the trials of their verdicts at any question. Only sums. */
import type { ContractMeasure } from './cells';
import { inBase, isBorderline, type SegmentLabour } from './inBase';
import { AT_VALUE } from './measures';
import type { Question } from './question';
import { combineSums, NO_SUMS, type BaseSums, type Cents } from './sums';
import { NATION, partsOf, type RegionPair } from './territory';
import { trialsIn, type Trial } from './trials';

/** What one level paid in a region of 2010 and a segment, in cents; a year a list. */
export interface LevelCell extends Readonly<Record<ContractMeasure, Cents>> {
	/** Code of a region of 2010, or `NR`. */
	region: string;
	/** Null: unclassified. */
	segment: string | null;
	/** `etat_central`, `etat_deconcentre`, `etat`, or `etablissement_public`. */
	level: string;
}

/** The sums of one level in one scope. What is to be reviewed, clauses and lines are left at zero. */
export interface LevelSums {
	/** By segment of the *achats courants*, in the base or not. */
	current: ReadonlyMap<string, BaseSums>;
	/** All that it paid, and what of it has no segment. */
	paid: Cents;
	unclassified: Cents;
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
	const found = new Map<string, LevelSums & { current: Map<string, BaseSums> }>();
	for (const cell of cells) {
		if (!isIn(cell.region)) continue;
		const sums = found.get(cell.level) ?? { current: new Map(), paid: 0, unclassified: 0 };
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
		}
	}
	return found;
}

/**
 * The trials of the verdict of each level of a scope, by its code; none for one family alone. Contracts are
 * not told apart by level.
 */
export function levelTrials(
	cells: readonly LevelCell[],
	question: Question,
	scope: string,
	reference: LevelReference,
): Readonly<Record<string, readonly Trial[]>> {
	const codes = (keep: (segment: SegmentLabour) => boolean) =>
		new Set(reference.segments.filter(keep).map(({ code }) => code));
	const borderline = codes((segment) => isBorderline(segment, question.threshold));
	const based = codes((segment) => inBase(segment, question));
	const trialsOf = ({ current, paid, unclassified }: LevelSums) => {
		let sums = NO_SUMS;
		for (const [segment, part] of current)
			if (based.has(segment)) sums = combineSums(sums, part, 1);
		const segments = { current, inBase: based };
		return trialsIn(
			{ question, basis: 'paye', borderline },
			{ sums, paid, unclassified, segments, heaviest: null },
		);
	};
	const levels = sumLevels(cells, question, scope, reference);
	return Object.fromEntries([...levels].map(([level, sums]) => [level, trialsOf(sums)]));
}
