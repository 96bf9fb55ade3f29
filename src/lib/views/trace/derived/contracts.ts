import type { TellableContract } from '../../market/contracts';
import { BASIS_WORDS } from '../../market/contracts';
import { segmentLabel, type SiteData } from '../../site';
import type { Explanation } from '../explanation';
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
