/** What cells give for one question: sums by scope, which rules judge. Nothing here is a share. */
import type { AbsentBuyers, Completeness } from './completeness';
import type { Heaviest, Largest } from './largestContracts';
import type { Basis, Question, ViewedBasis } from './question';
import {
	NO_CELL_SUMS,
	type AmountLines,
	type CellSums,
	type Cents,
	type LedgerSums,
	type WaySums,
} from './sums';
import { NATION } from './territory';

/** The base with and without what is disputable; null when no segment is left. Cents. */
export interface VariantSums {
	base: Cents | null;
	realised: Cents | null;
}

/** What stands beside the ledger: amounts of another basis, and what was set aside at reading. */
export type Apart = Basis | 'rejete' | 'rejete_sans_exercice';

/** All that is known of one scope (a region, `NR`, or the nation `FR`) for one question. */
export interface ScopeAnswer {
	/** The base year by year; a year without any line in the base is absent. */
	trend: ReadonlyMap<number, CellSums>;
	/** The base by segment in the year asked for; a segment without line is absent. */
	segments: ReadonlyMap<string, CellSums>;
	/** The same for every segment of the *achats courants*, in the base or not. */
	current: ReadonlyMap<string, CellSums>;
	ledger: LedgerSums;
	ways: WaySums;
	/** Amounts beside the ledger, never added to it. */
	apart: ReadonlyMap<Apart, AmountLines>;
	/** Without the borderline segments, and with the sourced segments only. */
	firm: VariantSums;
	sourced: VariantSums;
	/** Greatest amount of one contract, or of one line without contract, where it may weigh half. */
	largestContract: Cents;
	/** By segment of the *achats courants* of a region, with what is realised. */
	largestInSegment: ReadonlyMap<string, Largest>;
	/** The contracts without which a verdict is tried; null where none weighs enough. */
	heaviest: Heaviest | null;
	/** How much of the expected spending is there; null where accounts tell nothing of the scope. */
	completeness: Completeness | null;
	/** Buyers of the year before that are silent; null where it cannot be known. */
	silence: Pick<AbsentBuyers, 'buyers' | 'before'> | null;
}

/** The sums of one question. */
export interface Answer {
	question: Question;
	/** Which amounts; only paid ones are compared with 10 %. */
	basis: ViewedBasis;
	/** Codes of the segments whose interval of labour share holds the threshold. */
	borderline: ReadonlySet<string>;
	/** Scopes by code. A region that no cell names is absent: ask {@link scopeOf}. */
	scopes: ReadonlyMap<string, ScopeAnswer>;
	/** The nation by segment of the *achats courants*, then by year. */
	segmentTrends: ReadonlyMap<string, ReadonlyMap<number, CellSums>>;
}

const NOTHING: AmountLines = { amount: 0, lines: 0 };

const EMPTY: ScopeAnswer = {
	trend: new Map(),
	segments: new Map(),
	current: new Map(),
	ledger: {
		totalPaid: NOTHING,
		notState: NOTHING,
		unclassified: NOTHING,
		notCurrent: NOTHING,
		belowThreshold: NOTHING,
		base: NOTHING,
		org: NOTHING,
		hours: NOTHING,
		identifiedRest: NOTHING,
		unidentified: NOTHING,
	},
	ways: {
		directInsertion: 0,
		directHandicap: 0,
		reservedInsertion: 0,
		reservedHandicap: 0,
		subcontractInsertion: 0,
		subcontractHandicap: 0,
		orgOther: 0,
		orgUndated: 0,
	},
	apart: new Map(),
	firm: { base: null, realised: null },
	sourced: { base: null, realised: null },
	largestContract: 0,
	heaviest: null,
	largestInSegment: new Map(),
	completeness: null,
	silence: null,
};

/** The scope of that code, with empty sums when no line of the data touches it. */
export function scopeOf(answer: Answer, code: string): ScopeAnswer {
	return answer.scopes.get(code) ?? EMPTY;
}

/** The base of a scope in the year asked for. */
export function baseOf(answer: Answer, code: string = NATION): CellSums {
	return scopeOf(answer, code).trend.get(answer.question.year) ?? NO_CELL_SUMS;
}

/**
 * A verdict is given to the whole target only, on paid amounts: one family alone is a part of the answer,
 * and another basis tells promises.
 */
export function hasVerdict({ question, basis }: Pick<Answer, 'question' | 'basis'>): boolean {
	return basis === 'paye' && question.family === 'toutes';
}
