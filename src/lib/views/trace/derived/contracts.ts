import { count, date as longDate, number } from '$lib/format';
import type { IsoDate } from '$lib/rules/dates';
import { dateColumn, eurosColumn } from '../../figureColumns';
import { BASIS_WORDS, paidAmount, type TellableContract } from '../../market/contracts';
import { segmentLabel, type SiteData } from '../../site';
import type { Explanation } from '../explanation';
import { rowsBehind, type Origin } from '../origin';
import { derived, money, type DerivedPlace } from './made';

/** An amount of a contract, or what its segment could bring; null where there is none. */
export function explainContract(
	site: SiteData,
	place: DerivedPlace,
	contract: TellableContract,
	key: string,
): Explanation | null {
	const { amount, realised, basis, year, buyer } = contract;
	const of = [buyer ?? 'acheteur inconnu', segmentLabel(site, contract.segment)].join(', ');
	if (key === 'amount' && amount !== null && basis !== null) {
		return derived(site, place, {
			label: `Montant ${BASIS_WORDS[basis]} en ${year}`,
			of,
			value: money(amount),
			definition:
				'Le montant du dernier exercice connu du contrat dans ce segment\u00a0: payé si quelque chose l’a été, sinon commandé, attribué ou maximum. Ces natures ne s’additionnent jamais.',
			words: 'somme des lignes du contrat sur cet exercice',
			numbers: money(amount),
		});
	}
	if (key !== 'realised' || realised === null) return null;
	return derived(site, place, {
		label: 'Déjà réalisé',
		of,
		value: money(realised),
		definition:
			'Ce que des structures et des heures de clause ont déjà réalisé dans le contrat, sur son dernier exercice connu.',
		words: 'organismes + heures',
		numbers: money(realised),
	});
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
	site: SiteData,
	place: DerivedPlace,
	{ from, months, segments, read }: ContractsKept,
	figure: number,
	key: 'contracts' | 'paid',
): Origin {
	const paid = key === 'paid';
	const explanation = derived(site, place, {
		label: paid ? 'Payé pour ces contrats' : `Contrats qui finissent dans les ${months} mois`,
		value: paid ? money(figure) : number(figure),
		definition: paid
			? 'Ce qui a été payé pour ces contrats au cours du dernier exercice connu de chacun. Ce qui n’est que commandé, attribué ou maximum n’est pas additionné.'
			: 'Les contrats distingués dont la date de fin tombe dans ce délai, premier et dernier jour compris. Un contrat qui sert deux segments compte dans chacun.',
		words: paid ? 'somme des montants payés' : 'nombre de contrats et de segments différents',
		numbers: paid ? 'somme des lignes «\u00a0payé\u00a0» ci-dessous' : count(figure, 'contrat'),
	});
	return {
		explanation: {
			...explanation,
			filters: [
				`Contrats qui finissent dans les ${months} mois du ${longDate(from)} (colonne contrat_fin)`,
				segments.charAt(0).toUpperCase() + segments.slice(1),
				'Les plus gros contrats de chaque région de 2010\u00a0; les autres sont seulement comptés',
			],
		},
		rows: async () => {
			const found = await read();
			return rowsBehind<TellableContract>(
				[
					{ key: 'buyer', label: 'Acheteur', absence: 'unknown' },
					{
						key: 'segment',
						label: 'Segment',
						value: ({ segment }) => segmentLabel(site, segment),
					},
					dateColumn('end', 'Fin', ({ end }) => end),
					{ key: 'basis', label: 'Nature', value: ({ basis }) => basis && BASIS_WORDS[basis] },
					{ key: 'year', label: 'Exercice', align: 'end', format: String },
					eurosColumn('amount', 'Montant', ({ amount }) => amount),
				],
				found,
				{
					note: `Une ligne par contrat et par segment\u00a0; payé en tout\u00a0: ${money(paidAmount(found))}.`,
					empty: 'Aucun contrat.',
				},
			);
		},
	};
}

/** Contracts that are only counted: the smaller ones of each region. */
export function explainCountedContracts(
	site: SiteData,
	place: DerivedPlace,
	counted: number,
): Origin {
	return {
		explanation: derived(site, place, {
			label: 'Autres contrats qui finissent sous 24\u00a0mois',
			value: number(counted),
			definition:
				'Les contrats qui ne sont pas parmi les plus gros de leur région de 2010\u00a0: ils sont comptés par segment, sans leur acheteur ni leur montant.',
			words: 'somme des nombres de contrats, par segment',
			numbers: count(counted, 'contrat'),
		}),
		why: 'Les tables du site n’en gardent que le nombre (table contrats, colonne contrats, numero vide), que la page Explorer interroge.',
	};
}
