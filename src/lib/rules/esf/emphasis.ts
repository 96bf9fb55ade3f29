import { evidenceOf } from './evidence';
import { pass, warning } from './outcomes';
import { LETTER } from './sources';
import type { EsfRule, RuleId } from './types';

/** What the letter stresses without excluding: its absence warns and changes no outcome. */
function emphasis(
	id: RuleId,
	title: string,
	key: 'pooling' | 'networking' | 'addedValue' | 'referentLink',
	words: { held: string; denied: string; missing: string },
): EsfRule {
	return {
		id,
		title,
		source: `${LETTER}\u00a0: un accent, non une exclusion`,
		check(application) {
			if (application[key] === null) return warning(words.missing);
			return application[key] ? pass(words.held) : warning(words.denied);
		},
		evidence: (application) => evidenceOf(application, [key]),
	};
}

/** R12 to R15: pooling, networking, added value, link with the référent(s). */
export const emphases: readonly EsfRule[] = [
	emphasis('R12', 'Mutualisation avec la mission achat de l’Etat', 'pooling', {
		held: 'L’action est mutualisée avec le «\u00a0chef de la mission achat de l’Etat\u00a0».',
		denied:
			'L’action n’est pas mutualisée avec le «\u00a0chef de la mission achat de l’Etat\u00a0».',
		missing:
			'La mutualisation avec le «\u00a0chef de la mission achat de l’Etat\u00a0» n’est pas renseignée.',
	}),
	emphasis('R13', 'Mise en réseau des acteurs', 'networking', {
		held: 'L’action met les acteurs en réseau.',
		denied: 'L’action ne met pas les acteurs en réseau.',
		missing: 'La mise en réseau des acteurs n’est pas renseignée.',
	}),
	emphasis('R14', 'Plus-value du dispositif', 'addedValue', {
		held: 'La demande déclare une «\u00a0plus-value du dispositif\u00a0».',
		denied: 'La demande déclare n’avoir pas de plus-value.',
		missing: 'La plus-value n’est pas renseignée.',
	}),
	emphasis('R15', 'Lien avec le ou les référents', 'referentLink', {
		held: 'Le poste travaille avec «\u00a0le ou les référents désignés par le Préfet\u00a0».',
		denied:
			'Le poste ne travaille pas avec «\u00a0le ou les référents désignés par le Préfet\u00a0».',
		missing: 'Le lien avec le ou les référents n’est pas renseigné.',
	}),
];
