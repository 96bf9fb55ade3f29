import type { IsoDate } from '../dates';
import type { Cents } from '../sums';
import type { Reason } from './reasons';

/** Result of the pre-check, from best to worst. The managing service decides, not the tool. */
export type EsfOutcome = 'eligible' | 'a_examiner' | 'ineligible' | 'hors_champ';

export const OUTCOMES: readonly EsfOutcome[] = [
	'eligible',
	'a_examiner',
	'ineligible',
	'hors_champ',
];

export const OUTCOME_WORDS: Readonly<Record<EsfOutcome, string>> = {
	eligible: 'éligible',
	a_examiner: 'à examiner',
	ineligible: 'inéligible',
	hors_champ: 'hors champ',
};

/** The worst of two outcomes: hors_champ > ineligible > a_examiner > eligible. */
export function worst(a: EsfOutcome, b: EsfOutcome): EsfOutcome {
	return OUTCOMES.indexOf(a) >= OUTCOMES.indexOf(b) ? a : b;
}

/** Nature of a cost line, as `depenses_fse.csv` holds it. */
export type ExpenseNature =
	'salaire' | 'deplacement' | 'fonctionnement' | 'professionnalisation' | 'autre';

/** One cost line; null is unknown. */
export interface Expense {
	nature: ExpenseNature | null;
	amount: Cents | null;
	paidOn: IsoDate | null;
}

/** An application; null is unknown, except where said, since a declaration is not a missing input. */
export interface Application {
	id: string;
	/** Insee code in the 2010 edition. */
	region: string | null;
	/** Whether the beneficiary's SIRET is a valid one; null when it is empty. */
	beneficiaryValid: boolean | null;
	/** Codes named; none is a missing input. */
	segments: readonly string[];
	basins: readonly string[];
	interfaceFunction: boolean | null;
	createdOn: IsoDate | null;
	/** Null declares that there is no predecessor. */
	previousPost: string | null;
	fte: number | null;
	fteBefore: number | null;
	/** ESF axis that financed the post on 3 November 2010; null declares that none did. */
	axisAtLetter: string | null;
	end: IsoDate | null;
	filedOn: IsoDate | null;
	totalCost: Cents | null;
	esfAmount: Cents | null;
	otherEuFunds: boolean | null;
	pooling: boolean | null;
	networking: boolean | null;
	addedValue: boolean | null;
	referentLink: boolean | null;
	expenses: readonly Expense[];
}

/** A prefect's decision on a segment or a basin of a region. */
export interface Decision {
	region: string;
	subject: 'segment' | 'bassin';
	code: string;
	decision: 'pertinent' | 'refuse';
	/** Null: undated, older than any dated one. */
	on: IsoDate | null;
}

/** What an application is judged against. */
export interface EsfContext {
	decisions: readonly Decision[];
	/** Share of the eligible cost that the ESF may bear, as a fraction. */
	rate: number;
}

/** An input that a rule read: its column in the files and its value as text, null when missing. */
export interface Evidence {
	column: string;
	value: string | null;
}

export type RuleId = `R${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15}`;

/**
 * `fail`: a known fact stands against it; `unknown`: an input is missing; `warning`: it passes with
 * something to say.
 */
export type RuleStatus = 'pass' | 'fail' | 'unknown' | 'warning';

/** What a rule finds in an application. */
export interface Finding {
	status: RuleStatus;
	/** What the rule alone leads to; `eligible` when it passes or only warns. */
	outcome: EsfOutcome;
	/** Whether the rule belongs to the warnings too: lines set aside, a cap, the letter's emphasis. */
	warns: boolean;
	/** What was found, in the order in which it is told. */
	reasons: readonly Reason[];
}

export interface EsfRule {
	id: RuleId;
	/** French title. */
	title: string;
	/** Legal source in French, with what is a choice of ours. */
	source: string;
	check(application: Application, context: EsfContext): Finding;
	evidence(application: Application, context: EsfContext): Evidence[];
}
