/** Whether a verdict holds under other assumptions, in words and as rows of a chart. */
import { count, list } from '$lib/format';
import { bounds, verdictOf } from '$lib/rules/bounds';
import type { Robustness, Trial, TrialCode, Tried } from '$lib/rules/trials';
import type { TrialRow } from '$lib/charts/trialRanges';
import { share, TARGET_TEXT, VERDICT_WORDS } from '$lib/rules/target';
import type { Column } from '$lib/ui/column';
import { shareColumn } from './figureColumns';
import type { Scope } from './scope';

/** What each trial supposes, as the name of its row. */
export const TRIAL_WORDS: Readonly<Record<TrialCode, string>> = {
	segments_limites: 'Sans les segments limites',
	perimetre: 'Tout choix de segments limites',
	non_classes: 'Avec les achats non classés',
	contrat: 'Sans le plus grand contrat',
	heure: 'Heure prudente ou généreuse',
};

/** What a verdict is sensitive to: `sensible au périmètre`. */
const SENSITIVE_WORDS: Readonly<Record<TrialCode, string>> = {
	segments_limites: 'aux segments limites',
	perimetre: 'au périmètre',
	non_classes: 'aux achats non classés',
	contrat: 'au plus grand contrat',
	heure: 'à la valeur de l’heure',
};

/** `robuste`, `sensible au périmètre et aux achats non classés`; null for an undetermined verdict. */
export function robustnessWords({ robust, sensitive }: Robustness): string | null {
	if (robust === null) return null;
	return robust ? 'robuste' : `sensible ${list(sensitive.map((code) => SENSITIVE_WORDS[code]))}`;
}

/** What is said of the trials of a verdict. */
export type Shown = Pick<Tried, 'trials' | 'robustness'>;

/** The line under the verdict; null where there is nothing to say. */
export function robustnessSentence({ robustness, trials }: Shown): string | null {
	const words = robustnessWords(robustness);
	if (words === null || trials.length === 0) return null;
	const [only] = trials;
	return robustness.robust
		? `Verdict robuste\u00a0: ${only && trials.length === 1 ? 'la seule épreuve possible ne le change pas' : `aucune des ${trials.length} épreuves ne le change`}.`
		: `Verdict ${words}\u00a0: d’autres hypothèses le changeraient.`;
}

/** In a table: `robuste (2 épreuves)`, so that a verdict tried by few is not taken for one tried by all. */
export function robustnessCell({ robustness, trials }: Shown): string | null {
	const words = robustnessWords(robustness);
	return robustness.robust ? `${words} (${count(trials.length, 'épreuve')})` : words;
}

/** The title of the chart of the trials. */
export function trialsFinding(scope: Scope): string {
	const { robustness, trials } = scope.tried;
	const words = robustnessWords(robustness);
	if (words !== null) return `Ce verdict est ${words}`;
	const missed = trials.filter(({ verdict }) => verdict === 'missed').length;
	return missed > 0
		? `Sans verdict tranché\u00a0: ${missed} des ${trials.length} épreuves restent sous ${TARGET_TEXT}`
		: `Sans verdict tranché, aucune épreuve ne reste toute sous ${TARGET_TEXT}`;
}

/** The headline with its bounds, then its trials. */
export function trialRows({ sums, indicator, tried: { trials } }: Scope): TrialRow[] {
	const { low, high } = bounds(sums);
	return [
		{
			code: 'reference',
			label: 'Part et bornes',
			share: indicator.share,
			low,
			high,
			verdict: verdictOf(sums),
		},
		...trials.map((trial: Trial) => ({
			code: trial.code,
			label: TRIAL_WORDS[trial.code],
			share: null,
			low: share(trial.low.realised, trial.low.base),
			high: share(trial.high.realised, trial.high.base),
			verdict: trial.verdict,
		})),
	];
}

export const TRIAL_COLUMNS: readonly Column<TrialRow>[] = [
	{ key: 'label', label: 'Hypothèse', sortable: false },
	{ ...shareColumn<TrialRow>('low', 'Part, au moins', ({ low }) => low), sortable: false },
	{ ...shareColumn<TrialRow>('high', 'Part, au plus', ({ high }) => high), sortable: false },
	{
		key: 'verdict',
		label: 'Verdict',
		value: ({ verdict }) => VERDICT_WORDS[verdict],
		sortable: false,
	},
];
