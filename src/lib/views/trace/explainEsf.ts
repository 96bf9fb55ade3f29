import { count, euros, list, number } from '$lib/format';
import type { Assessment } from '$lib/rules/esf/assess';
import { OUTCOMES } from '$lib/rules/esf/types';
import { outcomeSentence, outcomeTitle } from '../esf/explain';
import { countsFinding, type EsfRegionRow } from '../esf/totals';
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

/** Where the totals of the applications come from. */
export function explainEsfTotals(total: EsfRegionRow): Explanation {
	const { eligible, a_examiner: review } = total.byOutcome;
	const capped = eligible.cappedEsf + review.cappedEsf;
	return {
		label: 'Demandes et FSE plafonné',
		place: 'Toutes les régions de 2010',
		value: countsFinding(total),
		definition:
			'Chaque demande passe une à une les règles de la lettre et n’a qu’un résultat. Le FSE plafonné est le montant demandé dans la limite de 50\u00a0% du coût retenu, taux à confirmer\u00a0; rien pour une demande inéligible ou hors champ.',
		source: SOURCES.letter,
		formula: {
			words:
				'demandes par résultat\u00a0; FSE plafonné des demandes qui passent le pré-contrôle + à examiner',
			numbers: `${OUTCOMES.map((outcome) => number(total.byOutcome[outcome].applications)).join(' + ')} = ${count(total.applications, 'demande')}\u00a0; ${euros(eligible.cappedEsf, 2)} + ${euros(review.cappedEsf, 2)}`,
			result: `${count(total.applications, 'demande')}, ${euros(capped, 2)}`,
		},
		filters: [
			'Toutes les demandes du fichier, chacune avec ses lignes de dépenses',
			'Les décisions du préfet sur les segments et les bassins (R6, R7)',
		],
	};
}
