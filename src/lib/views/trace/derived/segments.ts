import type { Indicator } from '$lib/rules/indicator';
import type { Cents } from '$lib/rules/sums';
import { segmentLabel, type SiteData } from '../../site';
import type { Explanation } from '../explanation';
import { derived, fine, money, type DerivedPlace } from './made';

const SIDE =
	'Le résultat national si ce seul segment était dans l’assiette, ou n’y était pas, tous les autres restant à leur place.';

/** What the nation becomes with a segment in or out of the base: its `share`, its `base` or its `gap`. */
export function explainSide(
	site: SiteData,
	place: DerivedPlace,
	segment: string,
	words: string,
	{ m2, base, share, gap }: Indicator,
	key: 'share' | 'base' | 'gap' = 'share',
): Explanation {
	if (key === 'base' || (key === 'gap' && gap !== null)) {
		return derived(site, place, {
			label: `${key === 'base' ? 'Assiette' : 'Écart à 10\u00a0%'}, ${words.toLowerCase()}`,
			of: segmentLabel(site, segment),
			value: money(key === 'base' ? base : (gap ?? 0)),
			definition: SIDE,
			words:
				key === 'base'
					? 'somme des segments de l’assiette, celui-ci ajouté ou retiré'
					: 'assiette × 10\u00a0% − réalisé, au moins zéro, segment ajouté ou retiré des deux',
			numbers: key === 'base' ? money(base) : `${money(base)} × 10\u00a0% − ${money(m2)}`,
		});
	}
	return derived(site, place, {
		label: `Part réalisée, ${words.toLowerCase()}`,
		of: segmentLabel(site, segment),
		value: fine(share),
		definition: SIDE,
		words: '(organismes + heures) ÷ assiette, segment ajouté ou retiré des deux sommes',
		numbers:
			base > 0 ? `${money(m2)} ÷ ${money(base)}` : 'L’assiette est nulle\u00a0: rien à diviser.',
	});
}

/** Weight of a segment in the base. */
export function explainWeight(
	site: SiteData,
	place: DerivedPlace,
	segment: string,
	weight: number | null,
	base: Cents,
): Explanation {
	return derived(site, place, {
		label: 'Poids dans l’assiette',
		of: segmentLabel(site, segment),
		value: fine(weight),
		definition: 'Ce que le segment fait de tous les achats de l’assiette.',
		words: 'achats payés dans le segment ÷ assiette',
		numbers:
			weight === null || weight === 0
				? 'Le segment n’est pas dans l’assiette.'
				: `${money(base)} ÷ ${money(Math.round(base / weight))}`,
	});
}
