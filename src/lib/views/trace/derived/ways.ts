import { FAMILY_LABELS, WAY_LABELS, type WaysPart } from '$lib/charts/waysBar';
import type { SiteData } from '../../site';
import { SOURCES, type Explanation } from '../explanation';
import { derived, money, type DerivedPlace } from './made';

/** An amount performed by one way and family. */
export function explainWay(site: SiteData, place: DerivedPlace, part: WaysPart): Explanation {
	const hours = part.way === 'hours';
	return derived(site, place, {
		label: `${WAY_LABELS[part.way]}, ${FAMILY_LABELS[part.family].toLowerCase()}`,
		value: money(part.amount),
		definition: hours
			? 'Les heures d’insertion des marchés à clause, à la valeur de l’heure du segment. Elles comptent dans la famille insertion.'
			: 'Ce que des structures comptées de cette famille ont réalisé, selon qu’elles ont été payées directement, par un marché réservé ou en sous-traitance.',
		words: hours
			? 'somme de la colonne «\u00a0heures\u00a0»'
			: 'somme des lignes de cette voie et de cette famille',
		numbers: `une ligne d’achat n’a qu’une voie et qu’une famille\u00a0: ${money(part.amount)}`,
		source: SOURCES.circular,
	});
}
