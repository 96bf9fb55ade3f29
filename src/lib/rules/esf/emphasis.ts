import { evidenceOf } from './evidence';
import { pass, warning } from './outcomes';
import { LETTER } from './sources';
import type { EsfRule, RuleId } from './types';

/** What the letter stresses without excluding: its absence warns and changes no outcome. */
function emphasis(
	id: RuleId,
	title: string,
	key: 'pooling' | 'networking' | 'addedValue' | 'referentLink',
): EsfRule {
	return {
		id,
		title,
		source: `${LETTER}\u00a0: un accent, non une exclusion`,
		check(application) {
			if (application[key] === null) return warning(`${key}Missing`);
			return application[key] ? pass(`${key}Held`) : warning(`${key}Denied`);
		},
		evidence: (application) => evidenceOf(application, [key]),
	};
}

/** R12 to R15: pooling, networking, added value, link with the référent(s). */
export const emphases: readonly EsfRule[] = [
	emphasis('R12', 'Mutualisation avec la mission achat de l’Etat', 'pooling'),
	emphasis('R13', 'Mise en réseau des acteurs', 'networking'),
	emphasis('R14', 'Plus-value du dispositif', 'addedValue'),
	emphasis('R15', 'Lien avec le ou les référents', 'referentLink'),
];
