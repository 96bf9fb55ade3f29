import { describe, expect, test } from 'vitest';
import { judge } from '$lib/rules/indicator';
import type { CellSums } from '$lib/rules/sums';
import type { Trial, TrialCode } from '$lib/rules/trials';
import { verdictSentence } from '$lib/views/indicatorFindings';
import { scopeView, type Scope } from '$lib/views/scope';
import {
	robustnessCell,
	robustnessSentence,
	robustnessWords,
	trialRows,
	trialsFinding,
} from '$lib/views/trials';
import { defaultQuestion } from '$lib/rules/question';
import { baseSums } from '../rules/support/sums';

const answer = {
	question: defaultQuestion(2012, '2010', 50),
	basis: 'paye' as const,
	borderline: new Set<string>(),
	scopes: new Map(),
	segmentTrends: new Map(),
};
const trial = (code: TrialCode, low: number, high: number, verdict: Trial['verdict']): Trial => ({
	code,
	low: { base: 1000, realised: low },
	high: { base: 1000, realised: high },
	verdict,
});
const scope = (sums: CellSums, sensitive: TrialCode[], robust: boolean | null): Scope => ({
	...scopeView(answer, '53', 'Bretagne'),
	sums,
	indicator: judge(sums),
	tried: {
		trials: [
			trial('perimetre', 40, 120, 'undetermined'),
			trial('non_classes', 60, 90, 'missed'),
			trial('heure', 79, 81, 'missed'),
		],
		robustness: { robust, sensitive },
	},
});
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, ' ');
const missed = baseSums({ base: 1000, org: 80 });

describe('the line under a verdict', () => {
	test('names what would change it', () => {
		expect(plain(robustnessSentence(scope(missed, ['perimetre'], false).tried))).toBe(
			'Verdict sensible au périmètre : d’autres hypothèses le changeraient.',
		);
		expect(
			robustnessWords({ robust: false, sensitive: ['segments_limites', 'contrat', 'heure'] }),
		).toBe('sensible aux segments limites, au plus grand contrat et à la valeur de l’heure');
	});

	test('says that it holds, and of how many trials', () => {
		expect(plain(robustnessSentence(scope(missed, [], true).tried))).toBe(
			'Verdict robuste : aucune des 3 épreuves ne le change.',
		);
	});

	test('in a table says of how many trials, so that two are not taken for five', () => {
		expect(plain(robustnessCell(scope(missed, [], true).tried))).toBe('robuste (3 épreuves)');
		expect(robustnessCell(scope(missed, ['perimetre'], false).tried)).toBe('sensible au périmètre');
		expect(robustnessCell(scope(missed, [], null).tried)).toBeNull();
	});

	test('counts one trial as one', () => {
		const { trials, robustness } = scope(missed, [], true).tried;
		expect(plain(robustnessSentence({ robustness, trials: trials.slice(2) }))).toBe(
			'Verdict robuste : la seule épreuve possible ne le change pas.',
		);
	});

	test('is silent where there is no verdict to change', () => {
		expect(robustnessSentence(scope(missed, [], null).tried)).toBeNull();
		expect(robustnessSentence({ ...scope(missed, [], true).tried, trials: [] })).toBeNull();
	});
});

test('the title of the trials says the same, or what they say together', () => {
	expect(trialsFinding(scope(missed, ['perimetre'], false))).toBe(
		'Ce verdict est sensible au périmètre',
	);
	expect(plain(trialsFinding(scope(missed, [], null)))).toBe(
		'Sans verdict tranché : 2 des 3 épreuves restent sous 10 %',
	);
});

test('the headline comes first with its bounds, then each trial', () => {
	const sums = baseSums({ base: 1000, org: 60, hours: 20, hoursCautious: 16, hoursGenerous: 24 });
	expect(
		trialRows(scope(sums, [], true)).map(({ code, share, low, high }) => [code, share, low, high]),
	).toEqual([
		['reference', 0.08, 0.076, 0.084],
		['perimetre', null, 0.04, 0.12],
		['non_classes', null, 0.06, 0.09],
		['heure', null, 0.079, 0.081],
	]);
});

test('the verdict is said under our assumptions, and claims nothing of the others', () => {
	const said = plain(verdictSentence(scope(missed, [], true), 2012));
	expect(said).toBe(
		'L’objectif de 10 % n’est pas atteint en 2012 sous nos hypothèses : il manque 20 € HT, et la borne haute est à 8,0 %.',
	);
	const met = plain(verdictSentence(scope(baseSums({ base: 1000, org: 120 }), [], true), 2012));
	expect(met).toBe(
		'L’objectif de 10 % est atteint en 2012 sous nos hypothèses : la borne basse est à 12,0 %.',
	);
});
