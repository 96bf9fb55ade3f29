/** Buyers and contracts. */
import { count, date as longDate, number } from '$lib/format';
import type { IsoDate } from '$lib/rules/dates';
import type { Buyer, BuyersSummary } from '../../market/buyers';
import { buyerColumns, contractColumns } from '../../market/columns';
import { BASIS_WORDS, paidAmount, type TellableContract } from '../../market/contracts';
import { segmentLabel } from '../../site';
import { keptAt, type Place } from '../explainFigure';
import { rowsBehind } from '../origin';
import { card, money, tell, tellOne } from '../card';

const APART =
	'Les acheteurs distingués un à un sont les plus gros de chaque région de 2010 dans l’assiette\u00a0; les autres sont sommés.';
const NOTHING =
	'acheteurs distingués chez qui ni une structure ni une heure de clause n’a rien réalisé';

/** What the page says of the buyers together. */
export type BuyersKey = keyof BuyersSummary;

/**
 * A figure of the sentences on the buyers of a scope.
 * @param read all the buyers of the scope for the question
 */
export function explainBuyersSummary(
	at: Place,
	{ named, without, withoutBase, withoutUnidentified, others }: BuyersSummary,
	read: () => Promise<readonly Buyer[]>,
	key: BuyersKey,
) {
	const added = (header: string) =>
		`somme de la colonne «\u00a0${header}\u00a0», ${count(without, 'acheteur')}`;
	const cards = {
		named: card(named, 'acheteur')`Acheteurs distingués
			= nombre d’acheteurs distingués qui ont payé dans l’assiette`,
		without: card(without, number)`Acheteurs chez qui rien n’est réalisé
			= nombre d’${NOTHING} = ${number(without)} sur ${count(named, 'acheteur')}
			${APART} Une assiette nulle ou négative n’est pas comptée.`,
		withoutBase: card(withoutBase)`Leur assiette
			= somme des assiettes des ${NOTHING} = ${added('Assiette')}`,
		withoutUnidentified: card(withoutUnidentified)`Montants à examiner chez eux
			= somme des montants non identifiés des ${NOTHING}\u00a0; un montant négatif ne compte pas = ${added('À examiner')}
			Le fournisseur n’est pas identifié, ou partage le SIREN d’une structure comptée\u00a0: ces montants peuvent cacher du réalisé.`,
		others: card(others ?? 'nombre inconnu', number)`Autres acheteurs, sommés
			= acheteurs de l’assiette − acheteurs distingués = ${count(others ?? 0, 'acheteur')}`,
	};
	const told = ({ name, nothing }: Buyer) =>
		key === 'others' ? name === null : name !== null && (key === 'named' || nothing);
	const rows = async () =>
		rowsBehind(
			buyerColumns(at.site, false),
			(await read()).filter(told),
			key === 'others'
				? 'Ces acheteurs ne sont pas distingués\u00a0: une seule ligne les somme.'
				: 'Une ligne par acheteur. Chaque chiffre dit son origine dans le tableau de la page.',
			'Aucun acheteur.',
		);
	return tell({ ...keptAt(at), definition: APART, rows }, cards[key]);
}

/** An amount of a contract, or what its segment could bring; null where there is none. */
export function explainContract(
	at: Place,
	{ amount, realised, basis, year, buyer, segment }: TellableContract,
	key: string,
) {
	const of = [buyer ?? 'acheteur inconnu', segmentLabel(at.site, segment)].join(', ');
	const cards = {
		amount: card(
			basis === null ? undefined : (amount ?? undefined),
		)`Montant ${basis ? BASIS_WORDS[basis] : ''} en ${year ?? ''}
			= somme des lignes du contrat sur cet exercice
			Le montant du dernier exercice connu du contrat dans ce segment\u00a0: payé si quelque chose l’a été, sinon commandé, attribué ou maximum. Ces natures ne s’additionnent jamais.`,
		realised: card(realised ?? undefined)`Déjà réalisé = organismes + heures
			Ce que des structures et des heures de clause ont déjà réalisé dans le contrat, sur son dernier exercice connu.`,
	};
	return tellOne(keptAt(at, { of }), cards, key);
}

/** Which contracts a sentence counts. */
export interface ContractsKept {
	from: IsoDate;
	months: number;
	/** In which segments, in words. */
	segments: string;
	/** Reads those that the sentence counts. */
	read: () => Promise<readonly TellableContract[]>;
}

/** How many contracts end soon (`contracts`), or what was paid for them (`paid`). */
export function explainContracts(
	at: Place,
	{ from, months, segments, read }: ContractsKept,
	figure: number,
	key: 'contracts' | 'paid',
) {
	const cards = {
		contracts: card(figure, 'contrat')`Contrats qui finissent dans les ${months} mois
			= nombre de contrats et de segments différents
			Les contrats distingués dont la date de fin tombe dans ce délai, premier et dernier jour compris. Un contrat qui sert deux segments compte dans chacun.`,
		paid: card(figure)`Payé pour ces contrats
			= somme des montants payés = somme des lignes «\u00a0payé\u00a0» ci-dessous
			Ce qui a été payé pour ces contrats au cours du dernier exercice connu de chacun. Ce qui n’est que commandé, attribué ou maximum n’est pas additionné.`,
	};
	const filters = [
		`Contrats qui finissent dans les ${months} mois du ${longDate(from)} (colonne contrat_fin)`,
		segments.charAt(0).toUpperCase() + segments.slice(1),
		'Les plus gros contrats de chaque région de 2010\u00a0; les autres sont seulement comptés',
	];
	const rows = async () => {
		const found = await read();
		const columns = contractColumns(at.site, new Map(), false).filter(
			({ key: name }) => name !== 'potential' && name !== 'basin',
		);
		const note = `Une ligne par contrat et par segment\u00a0; payé en tout\u00a0: ${money(paidAmount(found))}.`;
		return rowsBehind(columns, found, note, 'Aucun contrat.');
	};
	return tell({ ...keptAt(at), filters, rows }, cards[key]);
}

/** Contracts that are only counted: the smaller ones of each region. */
export const explainCountedContracts = (at: Place, counted: number) =>
	tell(
		{
			...keptAt(at),
			why: 'Les tables du site n’en gardent que le nombre (table contrats, colonne contrats, numero vide), que la page Explorer interroge.',
		},
		card(counted, 'contrat')`Autres contrats qui finissent sous 24\u00a0mois
			= somme des nombres de contrats, par segment
			Les contrats qui ne sont pas parmi les plus gros de leur région de 2010\u00a0: ils sont comptés par segment, sans leur acheteur ni leur montant.`,
	);
