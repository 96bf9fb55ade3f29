/**
 * Trials of a verdict (*épreuves*, method.md, 1): what the share becomes under other assumptions, and
 * whether the verdict holds. Only for the whole target on paid amounts, as the verdict itself.
 */
import { baseOf, scopeOf, type Answer } from './answer';
import { verdictOf } from './bounds';
import { combineParts, type PartOfBase } from './decomposition';
import { combineSums, NO_SUMS, realisedOf, type BaseSums } from './sums';
import { isComputable, type Verdict } from './target';
import { perimeterRange } from './trialPerimeter';
import { rangeOf, rangeVerdict, type TrialRange } from './trialRange';
import { unclassifiedRange } from './trialUnclassified';

/** As `epreuves.csv` names them, in the order in which they are told. */
export const TRIAL_CODES = [
	'segments_limites',
	'perimetre',
	'non_classes',
	'contrat',
	'heure',
] as const;
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

const partOf = (sums: BaseSums): PartOfBase => ({ base: sums.base, realised: realisedOf(sums) });

/** The base of a scope without its borderline segments, and each of those that can be chosen. */
function choices(answer: Answer, code: string): { fixed: PartOfBase; movable: PartOfBase[] } {
	const { segments, current } = scopeOf(answer, code);
	let fixed = NO_SUMS;
	for (const [segment, sums] of segments)
		if (!answer.borderline.has(segment) || sums.base <= 0) fixed = combineSums(fixed, sums, 1);
	const movable = [...current]
		.filter(([segment, { base }]) => answer.borderline.has(segment) && base > 0)
		.map(([, sums]) => partOf(sums));
	return { fixed: partOf(fixed), movable };
}

/** Whether a scope has a verdict to try: a share that can be computed, of the whole target, paid. */
export function canBeTried(answer: Answer, code: string): boolean {
	const { question, basis } = answer;
	return (
		isComputable(baseOf(answer, code).base) && question.family === 'toutes' && basis === 'paye'
	);
}

/**
 * The trials of a scope that can be computed, in order; empty when its share cannot, for one family alone
 * and for awarded amounts, which have no verdict.
 */
export function trialsOf(answer: Answer, code: string): Trial[] {
	if (!canBeTried(answer, code)) return [];
	const scope = scopeOf(answer, code);
	const sums = baseOf(answer, code);
	const whole = partOf(sums);
	const borderline = [...scope.current.keys()].some((segment) => answer.borderline.has(segment));
	const { fixed, movable } = choices(answer, code);
	const { firm, heaviest, ledger } = scope;
	const ranges: Readonly<Record<TrialCode, TrialRange | null>> = {
		segments_limites:
			borderline && firm.base !== null && firm.realised !== null
				? rangeOf([{ base: firm.base, realised: firm.realised }])
				: null,
		perimetre: borderline ? perimeterRange(fixed, movable) : null,
		non_classes: unclassifiedRange(
			whole,
			ledger.totalPaid.amount - ledger.notState.amount,
			ledger.unclassified.amount,
		),
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

/** Whether the verdict of those sums is the same under every trial; neither where there is none. */
export function robustnessOf(sums: BaseSums, trials: readonly Trial[]): Robustness {
	const verdict = verdictOf(sums);
	const firm = verdict === 'met' || verdict === 'missed';
	if (!firm || trials.length === 0) return { robust: null, sensitive: [] };
	const sensitive = trials.filter((trial) => trial.verdict !== verdict).map(({ code }) => code);
	return { robust: sensitive.length === 0, sensitive };
}
