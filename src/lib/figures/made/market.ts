/** Buyers and contracts. */
import { count, number } from '$lib/format';
import type { Cents } from '$lib/rules/sums';
import { madeOf } from './made';

export const TOLD_APART =
	'Les acheteurs distingués un à un sont les plus gros de chaque région de 2010 dans l’assiette\u00a0; les autres sont sommés.';
const NOTHING =
	'acheteurs distingués chez qui ni une structure ni une heure de clause n’a rien réalisé';

const buyers = madeOf<{ named: number; without: number; counted: number }>();
const added = (header: string) => (a: { without: number }) =>
	`somme de la colonne «\u00a0${header}\u00a0», ${count(a.without, 'acheteur')}`;

/** The buyers of a scope together. */
export const BUYERS = {
	named: buyers('acheteur')`Acheteurs distingués
		= nombre d’acheteurs distingués qui ont payé dans l’assiette`,
	without: buyers(number)`Acheteurs chez qui rien n’est réalisé
		= nombre d’${NOTHING} = ${(a) => number(a.without)} sur ${(a) => count(a.named, 'acheteur')}
		${TOLD_APART} Une assiette nulle ou négative n’est pas comptée.`,
	withoutBase: buyers()`Leur assiette
		= somme des assiettes des ${NOTHING} = ${added('Assiette')}`,
	withoutUnidentified: buyers()`Montants à examiner chez eux
		= somme des montants non identifiés des ${NOTHING}\u00a0; un montant négatif ne compte pas = ${added('À examiner')}
		Le fournisseur n’est pas identifié, ou partage le SIREN d’une structure comptée\u00a0: ces montants peuvent cacher du réalisé.`,
	others: buyers(number)`Autres acheteurs, sommés
		= acheteurs de l’assiette − acheteurs distingués = ${(a) => count(a.counted, 'acheteur')}`,
};

/** One contract in a segment. */
export const CONTRACT = {
	amount: madeOf<{ basis: string; year: string }>()()`Montant ${(a) => a.basis} en ${(a) => a.year}
		= somme des lignes du contrat sur cet exercice
		Le montant du dernier exercice connu du contrat dans ce segment\u00a0: payé si quelque chose l’a été, sinon commandé, attribué ou maximum. Ces natures ne s’additionnent jamais.`,
	realised: madeOf()()`Déjà réalisé = organismes + heures
		Ce que des structures et des heures de clause ont déjà réalisé dans le contrat, sur son dernier exercice connu.`,
};

/** The contracts that end within so many months. */
export const CONTRACTS = {
	contracts: madeOf<{ months: string }>()(
		'contrat',
	)`Contrats qui finissent dans les ${(a) => a.months} mois
		= nombre de contrats et de segments différents
		Les contrats distingués dont la date de fin tombe dans ce délai, premier et dernier jour compris. Un contrat qui sert deux segments compte dans chacun.`,
	paid: madeOf()()`Payé pour ces contrats
		= somme des montants payés = somme des lignes «\u00a0payé\u00a0» ci-dessous
		Ce qui a été payé pour ces contrats au cours du dernier exercice connu de chacun. Ce qui n’est que commandé, attribué ou maximum n’est pas additionné.`,
};

export const COUNTED_CONTRACTS = madeOf()('contrat')`Autres contrats qui finissent sous 24\u00a0mois
	= somme des nombres de contrats, par segment
	Les contrats qui ne sont pas parmi les plus gros de leur région de 2010\u00a0: ils sont comptés par segment, sans leur acheteur ni leur montant.`;

const pool = madeOf<{
	buyers: number;
	contracts: number;
	amount: Cents;
	first: string;
	last: string;
}>();
const contracts = (a: { contracts: number }) => count(a.contracts, 'marché');

/** An opportunity to pool contracts of a segment that end in a basin. */
export const POOL = {
	buyers: pool(number)`Acheteurs
		= nombre d’acheteurs différents, au moins deux = ${(a) => count(a.buyers, 'acheteur')} pour ${contracts}
		Les acheteurs de l’État dont un marché de ce segment finit dans ce bassin.`,
	contracts: pool(number)`Marchés
		= nombre de marchés différents = ${contracts}, de ${(a) => a.first} à ${(a) => a.last}
		Les marchés de ce segment qui finissent dans ce bassin.`,
	amount: pool()`Montant de l’exercice
		= somme des lignes payées de ces marchés = ${contracts}, {${(a) => a.amount}}
		Ce qui a été payé pour ces marchés au cours de l’exercice. Ce n’est pas leur montant total.`,
};
