/** Figures made from what accounts say was spent: what is received of it, what is missing, what it would need. */
import { count } from '$lib/format';
import type { Cents } from '$lib/rules/sums';
import { TARGET_TEXT } from '$lib/rules/target';
import { madeOf } from './made';

const received = madeOf<{ expected: Cents; received: Cents }>();
const missing = madeOf<{
	base: Cents;
	realised: Cents;
	paid: Cents;
	missing: Cents;
	inBase: Cents;
}>();

/** How complete the data of a place are. */
export const COMPLETENESS = {
	rate: received('share')`Complétude
		= {reçu ${(a) => a.received}} ÷ {attendu ${(a) => a.expected}}
		Ce qui est reçu de ce que les comptes disent dépensé par l’État, assiette ou non. Chaque ligne d’attendus.csv compte au plus pour son montant\u00a0: ce qu’une dépasse ne comble pas ce qui manque à une autre.`,
	missing: received()`Dépense non reçue
		= {attendu ${(a) => a.expected}} − {reçu ${(a) => a.received}}
		Ce que les comptes disent dépensé et que les données n’ont pas.`,
	inBase: missing()`Assiette non reçue
		= {dépense non reçue ${(a) => a.missing}} × {assiette ${(a) => a.base}} ÷ {payé par l’État ${(a) => a.paid}}
		La part de la dépense non reçue qui serait dans l’assiette, à la proportion de ce qui est reçu\u00a0: une hypothèse.`,
	breakEven: missing('share')`Part à laquelle ce qui manque devrait être réalisé
		= (${TARGET_TEXT} × ({assiette ${(a) => a.base}} + {assiette non reçue ${(a) => a.inBase}}) − {réalisé ${(a) => a.realised}}) ÷ {assiette non reçue ${(a) => a.inBase}}
		La part de l’assiette non reçue qu’il faudrait réaliser pour que l’ensemble soit tout juste à ${TARGET_TEXT}. Au-delà de 100\u00a0%, rien n’y suffirait\u00a0; à zéro ou moins, rien n’y serait nécessaire.`,
};

/** Buyers of the year before of which nothing is received. */
export const SILENCE = {
	buyers: madeOf<{ last: string; year: string }>()((n) =>
		count(n, 'acheteur'),
	)`Acheteurs absents en ${(a) => a.year}
		= nombre d’acheteurs de l’État payés en ${(a) => a.last} et sans aucun paiement en ${(a) => a.year}
		Services connus par leur SIRET, sinon par leur nom. Un service fermé ou renommé y est aussi\u00a0: une absence n’est pas une faute, c’est une question à poser.`,
	before: madeOf<{
		last: string;
		year: string;
	}>()()`Payé en ${(a) => a.last} par les absents de ${(a) => a.year}
		= somme de leurs paiements de ${(a) => a.last}, assiette ou non
		Ce que ces acheteurs avaient payé ici l’exercice d’avant.`,
};
