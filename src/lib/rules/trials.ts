/**
 * Trials of a verdict (*épreuves*, `/methode/`): what the share becomes under other assumptions, and
 * whether the verdict holds. Only for the whole target on paid amounts, as the verdict itself.
 */
import { baseOf, hasVerdict, scopeOf, type Answer } from './answer';
import { verdictOf } from './bounds';
import { combineParts, type PartOfBase } from './decomposition';
import type { Heaviest } from './largestContracts';
import {
	combineSums,
	isKnown,
	NO_SUMS,
	realisedOf,
	type BaseSums,
	type Cents,
	type LedgerSums,
} from './sums';
import { isComputable, type Verdict } from './target';
import { perimeterRange } from './trialPerimeter';
import { rangeOf, rangeVerdict, type TrialRange } from './trialRange';
import { unclassifiedRange } from './trialUnclassified';

/** As `epreuves.csv` names them, in the order in which they are told. */
const TRIAL_CODES = ['segments_limites', 'perimetre', 'non_classes', 'contrat', 'heure'] as const;
export type TrialCode = (typeof TRIAL_CODES)[number];

export interface Trial extends TrialRange {
	code: TrialCode;
	verdict: Verdict;
}

/** Whether a verdict holds under every trial. */
export interface Robustness {
	/** Null: an undetermined verdict is neither robust nor sensitive, nor one that cannot be computed. */
	robust: boolean | null;
	/** The trials that give another verdict. */
	sensitive: TrialCode[];
}

/** The base of sums, and what is realised of it. */
export const partOf = (sums: BaseSums): PartOfBase => ({
	base: sums.base,
	realised: realisedOf(sums),
});

/** What a verdict is tried on: the base of a scope, of one segment of it, or of one level of its buyers. */
interface Subject {
	sums: BaseSums;
	/** All that was paid: the unclassified of it joins in the proportion of the classified. */
	paid: Cents;
	unclassified: Cents;
	/**
	 * Segments of the *achats courants*, in the base or not; null for one segment alone: taking it out, or
	 * choosing it, leaves nothing to compare.
	 */
	segments: { current: ReadonlyMap<string, BaseSums>; inBase: ReadonlySet<string> } | null;
	/** Null: no contract weighs enough, or they are not told apart. */
	heaviest: Heaviest | null;
}

/** The base without its borderline segments, what stays whatever the choice, and what can be chosen. */
function choices(
	{ current, inBase }: NonNullable<Subject['segments']>,
	limits: ReadonlySet<string>,
) {
	let [firm, fixed, kept, borderline] = [NO_SUMS, NO_SUMS, false, false];
	const movable: PartOfBase[] = [];
	for (const [segment, sums] of current) {
		const limit = limits.has(segment);
		borderline ||= limit;
		if (limit && sums.base > 0) movable.push(partOf(sums));
		if (!inBase.has(segment)) continue;
		if (!limit || sums.base <= 0) fixed = combineSums(fixed, sums, 1);
		if (!limit) [firm, kept] = [combineSums(firm, sums, 1), true];
	}
	return borderline ? { firm: kept ? partOf(firm) : null, fixed: partOf(fixed), movable } : null;
}

/** What the trials ask of an answer. */
type TrialQuestion = Pick<Answer, 'question' | 'basis' | 'borderline'>;

/** Whether a scope has a verdict to try: not without a share that can be computed. */
export const canBeTried = (answer: Answer, code: string): boolean =>
	hasVerdict(answer) && verdictOf(baseOf(answer, code)) !== 'notComputable';

/** What of a ledger the trial of unclassified purchases asks: all that the State paid. */
const paidOf = ({ totalPaid, notState, unclassified }: LedgerSums) => ({
	paid: totalPaid.amount - notState.amount,
	unclassified: unclassified.amount,
});

/** The trials that can be computed, in order; empty without a verdict to try. */
export function trialsIn(answer: TrialQuestion, subject: Subject): Trial[] {
	const { sums, paid, unclassified, segments, heaviest } = subject;
	const whole = partOf(sums);
	if (!hasVerdict(answer) || !isComputable(sums.base) || !isKnown(whole.realised)) return [];
	const chosen = segments && choices(segments, answer.borderline);
	const ranges: Readonly<Record<TrialCode, TrialRange | null>> = {
		segments_limites: chosen?.firm ? rangeOf([chosen.firm]) : null,
		perimetre: chosen && perimeterRange(chosen.fixed, chosen.movable),
		non_classes: unclassifiedRange(whole, paid, unclassified),
		contrat: heaviest
			? rangeOf([
					combineParts(whole, heaviest.byAmount, -1),
					combineParts(whole, heaviest.byRealised, -1),
				])
			: null,
		heure: rangeOf([
			{ base: sums.base, realised: sums.org + sums.hoursCautious },
			{ base: sums.base, realised: sums.org + sums.hoursGenerous },
		]),
	};
	return TRIAL_CODES.flatMap((trial) => {
		const range = ranges[trial];
		return range ? [{ code: trial, ...range, verdict: rangeVerdict(range) }] : [];
	});
}

/**
 * The trials of a scope that can be computed, in order; empty when its share cannot, for one family alone
 * and for awarded amounts, which have no verdict.
 */
export function trialsOf(answer: Answer, code: string): Trial[] {
	const { current, segments, ledger, heaviest } = scopeOf(answer, code);
	const inBase = new Set(segments.keys());
	const sums = baseOf(answer, code);
	return trialsIn(answer, { sums, ...paidOf(ledger), segments: { current, inBase }, heaviest });
}

/**
 * Those of one segment of a scope: unclassified purchases, and the hour. Its contracts are not told apart
 * enough to take the greatest out, and one segment leaves no choice of segments.
 */
export function segmentTrialsOf(answer: Answer, code: string, segment: string): Trial[] {
	const { current, ledger } = scopeOf(answer, code);
	const sums = current.get(segment) ?? NO_SUMS;
	return trialsIn(answer, { sums, ...paidOf(ledger), segments: null, heaviest: null });
}

/** Whether the verdict of those sums is the same under every trial; neither where there is none. */
export function robustnessOf(sums: BaseSums, trials: readonly Trial[]): Robustness {
	const verdict = verdictOf(sums);
	const firm = verdict === 'met' || verdict === 'missed';
	if (!firm || trials.length === 0) return { robust: null, sensitive: [] };
	const sensitive = trials.filter((trial) => trial.verdict !== verdict).map(({ code }) => code);
	return { robust: sensitive.length === 0, sensitive };
}

/** The trials of a verdict and what they say of it, computed once they are read: a control moves many. */
export class Tried {
	#trials: readonly Trial[] | undefined;

	/**
	 * @param sums what the verdict is given on
	 * @param compute its trials
	 */
	constructor(
		private readonly sums: BaseSums,
		private readonly compute: () => readonly Trial[],
	) {}

	/** Empty where there is no verdict to try. */
	get trials(): readonly Trial[] {
		return (this.#trials ??= this.compute());
	}

	get robustness(): Robustness {
		return robustnessOf(this.sums, this.trials);
	}
}
