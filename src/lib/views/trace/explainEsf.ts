import { list } from '$lib/format';
import type { Assessment } from '$lib/rules/esf/assess';
import { outcomeSentence, outcomeTitle } from '../esf/explain';
import { SOURCES, type Explanation } from './explanation';

/** Where the outcome of an application comes from, rule by rule. */
export function explainEsf(id: string, region: string, assessment: Assessment): Explanation {
	const { outcome, motifs, results } = assessment;
	const checked = results.length;
	return {
		label: 'Résultat du pré-contrôle',
		place: `Demande ${id}, ${region}`,
		value: outcomeTitle({ outcome }),
		definition:
			'Ce que disent les règles de la lettre appliquées à la demande, une à une. Une information manquante ne rend jamais éligible. L’outil pré-contrôle\u00a0: le service gestionnaire décide.',
		source: SOURCES.letter,
		formula: {
			words: 'hors champ, sinon inéligible, sinon à examiner, sinon éligible',
			numbers:
				motifs.length === 0
					? `${checked} règles vérifiées, aucune ne s’y oppose`
					: `${checked} règles vérifiées, en cause\u00a0: ${list(motifs)}`,
			result: outcomeSentence(assessment),
		},
		filters: [
			'Les informations de la demande, telles que le fichier les donne',
			'Ses lignes de dépenses, sauf celles écartées (R5, R9)',
			'Les décisions du préfet sur les segments et les bassins (R6, R7)',
		],
	};
}
