import { evidenceOf } from './evidence';
import { pass, warning } from './findings';
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
		source: `${LETTER}\u00a0: une priorité, non une exclusion`,
		check(application) {
			if (application[key] === null) return warning(words.missing);
			return application[key] ? pass(words.held) : warning(words.denied);
		},
		evidence: (application) => evidenceOf(application, [key]),
	};
}

/** R12 to R15: pooling, networking, added value, link with the référent(s). */
export const emphases: readonly EsfRule[] = [
	emphasis('R12', 'Mutualisation avec le chef de mission achats', 'pooling', {
		held: 'L’action est mutualisée avec le chef de mission achats de l’État.',
		denied: 'L’action n’est pas mutualisée avec le chef de mission achats de l’État.',
		missing: 'La mutualisation avec le chef de mission achats n’est pas renseignée.',
	}),
	emphasis('R13', 'Mise en réseau des acteurs', 'networking', {
		held: 'L’action met les acteurs en réseau.',
		denied: 'L’action ne met pas les acteurs en réseau.',
		missing: 'La mise en réseau des acteurs n’est pas renseignée.',
	}),
	emphasis('R14', 'Valeur ajoutée', 'addedValue', {
		held: 'La valeur ajoutée est démontrée.',
		denied: 'La valeur ajoutée n’est pas démontrée.',
		missing: 'La valeur ajoutée n’est pas renseignée.',
	}),
	emphasis('R15', 'Lien avec le ou les référents', 'referentLink', {
		held: 'Le poste travaille avec le ou les référents que le préfet nomme.',
		denied: 'Le poste ne travaille pas avec le ou les référents que le préfet nomme.',
		missing: 'Le lien avec le ou les référents n’est pas renseigné.',
	}),
];
