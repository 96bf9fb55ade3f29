import { count, number } from '$lib/format';
import type { Column } from '$lib/ui/column';
import { eurosColumn, shareColumn } from '../../figureColumns';
import type { Buyer, BuyersSummary } from '../../market/buyers';
import { buyerName } from '../../market/columns';
import type { SiteData } from '../../site';
import { rowsBehind, type Origin } from '../origin';
import { derived, money, type DerivedPlace, type Said } from './made';

const COLUMNS: readonly Column<Buyer>[] = [
	{ key: 'name', label: 'Acheteur', value: buyerName },
	{ key: 'level', label: 'Niveau', absence: 'unknown' },
	{ key: 'ministry', label: 'Ministère', absence: 'unknown' },
	eurosColumn('base', 'Assiette', ({ indicator }) => indicator.base),
	eurosColumn('realised', 'Réalisé', ({ indicator }) => indicator.m2),
	shareColumn('share', 'Part réalisée', ({ indicator }) => indicator.share),
	eurosColumn('unidentified', 'Non identifié', ({ sums }) => sums.unidentified),
];

const APART =
	'Les acheteurs distingués un à un sont les plus gros de chaque région de 2010 dans l’assiette\u00a0; les autres sont sommés.';

/** What the page says of the buyers together. */
export type BuyersKey = keyof BuyersSummary;

function words(summary: BuyersSummary, key: BuyersKey): Said {
	const { named, without, withoutBase, withoutUnidentified, others } = summary;
	const nothing =
		'acheteurs distingués chez qui ni une structure ni une heure de clause n’a rien réalisé';
	switch (key) {
		case 'named':
			return {
				label: 'Acheteurs distingués',
				value: number(named),
				definition: APART,
				words: 'nombre d’acheteurs distingués qui ont payé dans l’assiette',
				numbers: count(named, 'acheteur'),
			};
		case 'without':
			return {
				label: 'Acheteurs chez qui rien n’est réalisé',
				value: number(without),
				definition: `${APART} Une assiette nulle ou négative n’est pas comptée.`,
				words: `nombre d’${nothing}`,
				numbers: `${number(without)} sur ${count(named, 'acheteur')}`,
			};
		case 'withoutBase':
			return {
				label: 'Leur assiette',
				value: money(withoutBase),
				definition: APART,
				words: `somme des assiettes des ${nothing}`,
				numbers: `somme de la colonne «\u00a0Assiette\u00a0», ${count(without, 'acheteur')}`,
			};
		case 'withoutUnidentified':
			return {
				label: 'Montants à examiner chez eux',
				value: money(withoutUnidentified),
				definition:
					'Le fournisseur n’est pas identifié, ou partage le SIREN d’une structure comptée\u00a0: ces montants peuvent cacher du réalisé.',
				words: `somme des montants non identifiés des ${nothing}\u00a0; un montant négatif ne compte pas`,
				numbers: `somme de la colonne «\u00a0Non identifié\u00a0», ${count(without, 'acheteur')}`,
			};
		case 'others':
			return {
				label: 'Autres acheteurs, sommés',
				value: others === null ? 'nombre inconnu' : number(others),
				definition: APART,
				words: 'acheteurs de l’assiette − acheteurs distingués',
				numbers: count(others ?? 0, 'acheteur'),
			};
	}
}

const KEEP: Readonly<Record<BuyersKey, (buyer: Buyer) => boolean>> = {
	named: ({ name }) => name !== null,
	without: ({ name, nothing }) => name !== null && nothing,
	withoutBase: ({ name, nothing }) => name !== null && nothing,
	withoutUnidentified: ({ name, nothing }) => name !== null && nothing,
	others: ({ name }) => name === null,
};

/**
 * A figure of the sentences on the buyers of a scope.
 * @param read all the buyers of the scope for the question
 */
export function explainBuyersSummary(
	site: SiteData,
	place: DerivedPlace,
	summary: BuyersSummary,
	read: () => Promise<readonly Buyer[]>,
	key: BuyersKey,
): Origin {
	return {
		explanation: derived(site, place, words(summary, key)),
		rows: async () =>
			rowsBehind(COLUMNS, (await read()).filter(KEEP[key]), {
				note:
					key === 'others'
						? 'Ces acheteurs ne sont pas distingués\u00a0: une seule ligne les somme.'
						: 'Une ligne par acheteur. Chaque chiffre dit son origine dans le tableau de la page.',
				empty: 'Aucun acheteur.',
			}),
	};
}
