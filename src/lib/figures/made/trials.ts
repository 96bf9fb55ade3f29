/** The shares of the trials of a verdict (`/methode/`): the least and the greatest of each. */
import type { Cents } from '$lib/rules/sums';
import type { TrialCode } from '$lib/rules/trials';
import { madeOf, money, type Made } from './made';

/** Amounts behind a share of a trial. */
interface TrialAmounts {
	/** Percent of labour. */
	threshold: string;
	/** What the share is made of. */
	realised: Cents;
	base: Cents;
	/** The sums of the verdict. */
	org: Cents;
	hoursCautious: Cents;
	hoursGenerous: Cents;
	wholeRealised: Cents;
	wholeBase: Cents;
	/** All that the State paid, and what of it is unclassified. */
	paid: Cents;
	unclassified: Cents;
}

const trial = madeOf<TrialAmounts>()('share');

const without = trial`Part sans les segments limites
	= {réalisé sans eux ${(a) => a.realised}} ÷ {assiette sans eux ${(a) => a.base}}
	L’assiette et le réalisé perdent les segments dont l’intervalle de part de main d’œuvre contient ${(a) => a.threshold}\u00a0%.`;

const choice = (
	most: string,
	order: string,
) => trial`Part au ${most}, sur tous les choix de segments limites
	= réalisé ÷ assiette, pour le choix de segments limites qui donne la part la ${most} favorable
	= {${(a) => a.realised}} ÷ {${(a) => a.base}}
	Les segments limites s’ajoutent aux autres un à un, par part ${order}\u00a0: le meilleur choix est le début de cette liste.`;

const joined = (a: TrialAmounts) => a.base - a.wholeBase;
const PROPORTION = (a: TrialAmounts) =>
	`n est ce que les achats non classés ajouteraient à l’assiette dans la proportion des classés\u00a0: ${money(a.unclassified)} × ${money(a.wholeBase)} ÷ (${money(a.paid)} − ${money(a.unclassified)}), arrondi au centime.`;

const contract = (most: string) => trial`Part au ${most}, sans le plus grand contrat
	= ({réalisé ${(a) => a.wholeRealised}} − {réalisé du contrat ${(a) => a.wholeRealised - a.realised}}) ÷ ({assiette ${(a) => a.wholeBase}} − {montant du contrat ${(a) => a.wholeBase - a.base}})
	Deux contrats sont retirés tour à tour\u00a0: celui de plus grand montant, et celui de plus grand montant réalisé. Ils peuvent être le même.`;

const NO_REVIEW =
	'Toutes les heures de clause à cette valeur\u00a0; les montants à examiner n’y comptent pas.';

export const TRIALS: Readonly<
	Record<TrialCode, Readonly<Record<'low' | 'high', Made<TrialAmounts>>>>
> = {
	segments_limites: { low: without, high: without },
	perimetre: { low: choice('moins', 'croissante'), high: choice('plus', 'décroissante') },
	non_classes: {
		low: trial`Part si aucun des achats non classés n’était réalisé
			= {réalisé ${(a) => a.wholeRealised}} ÷ ({assiette ${(a) => a.wholeBase}} + {n ${joined}})
			${PROPORTION}`,
		high: trial`Part si tous les achats non classés étaient réalisés
			= ({réalisé ${(a) => a.wholeRealised}} + {n ${joined}}) ÷ ({assiette ${(a) => a.wholeBase}} + {n ${joined}})
			${PROPORTION}`,
	},
	contrat: { low: contract('moins'), high: contract('plus') },
	heure: {
		low: trial`Part à la valeur prudente de l’heure
			= ({organismes ${(a) => a.org}} + {heures prudentes ${(a) => a.hoursCautious}}) ÷ {assiette ${(a) => a.base}}
			${NO_REVIEW}`,
		high: trial`Part à la valeur généreuse de l’heure
			= ({organismes ${(a) => a.org}} + {heures généreuses ${(a) => a.hoursGenerous}}) ÷ {assiette ${(a) => a.base}}
			${NO_REVIEW}`,
	},
};
