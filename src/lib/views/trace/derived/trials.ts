/** The shares of the trials of a verdict (method.md, 1). */
import { percent } from '$lib/format';
import type { PartOfBase } from '$lib/rules/decomposition';
import { realisedOf, type BaseSums, type LedgerSums } from '$lib/rules/sums';
import type { Trial } from '$lib/rules/trials';
import { shareOf } from '$lib/rules/trialRange';
import { TRIAL_WORDS } from '../../trials';
import { card, money, tellOne } from '../card';
import { keptAt, type Place } from '../explainFigure';

/**
 * Where the least or the greatest share of a trial comes from; null for another figure.
 * @param sums what the verdict is given on
 * @param ledger the ledger of its scope
 * @param of the segment or the level, in words, where it is not the whole scope
 */
export function explainTrial(
	at: Place,
	{ code, low, high }: Trial,
	{ sums, ledger, of }: { sums: BaseSums; ledger: LedgerSums; of?: string },
	key: string,
) {
	const { threshold } = at.question;
	const label = TRIAL_WORDS[code];
	const whole = { base: sums.base, realised: realisedOf(sums) };
	const paid = ledger.totalPaid.amount - ledger.notState.amount;
	const without = ledger.unclassified.amount;
	const over = ({ realised, base }: PartOfBase) => `${money(realised)} ÷ ${money(base)}`;
	const cardOf = (part: PartOfBase, greatest: boolean) => {
		const made = card(shareOf(part), 'share');
		switch (code) {
			case 'segments_limites':
				return made`${label}
					= {réalisé sans eux ${part.realised}} ÷ {assiette sans eux ${part.base}}
					L’assiette et le réalisé perdent les segments dont l’intervalle de part de main d’œuvre contient ${threshold}\u00a0%.`;
			case 'perimetre':
				return made`${label}, part ${greatest ? 'la plus grande' : 'la plus petite'}
					= réalisé ÷ assiette, pour le choix de segments limites qui donne la part ${greatest ? 'la plus grande' : 'la plus petite'} = ${over(part)}
					Les segments limites s’ajoutent aux autres un à un, par part ${greatest ? 'décroissante' : 'croissante'}\u00a0: le meilleur choix est l’un de ces débuts de liste.`;
			case 'non_classes': {
				const joined = part.base - sums.base;
				return made`${label}, ${greatest ? 'tous réalisés' : 'aucun réalisé'}
					= ({réalisé ${whole.realised}} + {réalisé des non classés ${greatest ? joined : 0}}) ÷ ({assiette ${sums.base}} + {n ${joined}})
					n est ce que les achats non classés ajouteraient à l’assiette dans la proportion des classés\u00a0: ${money(without)} × ${money(sums.base)} ÷ (${money(paid)} − ${money(without)}), arrondi au centime.`;
			}
			case 'contrat':
				return made`${label}, ${greatest ? 'part la plus grande' : 'part la plus petite'}
					= ({réalisé ${whole.realised}} − {réalisé du contrat ${whole.realised - part.realised}}) ÷ ({assiette ${whole.base}} − {montant du contrat ${whole.base - part.base}})
					Deux contrats sont retirés tour à tour\u00a0: celui de plus grand montant, et celui de plus grand montant réalisé. Ils peuvent être le même.`;
			case 'heure':
				return made`Heure à sa valeur ${greatest ? 'généreuse' : 'prudente'}
					= ({organismes ${sums.org}} + {heures ${greatest ? sums.hoursGenerous : sums.hoursCautious}}) ÷ {assiette ${sums.base}}
					Les heures de clause à ${percent(greatest ? 1.2 : 0.8, 0)} de leur valeur centrale\u00a0; les montants à examiner n’y comptent pas.`;
		}
	};
	return tellOne(
		keptAt(at, of === undefined ? {} : { of }),
		{ low: cardOf(low, false), high: cardOf(high, true) },
		key,
	);
}
