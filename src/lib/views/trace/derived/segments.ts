import type { Indicator } from '$lib/rules/indicator';
import type { Cents } from '$lib/rules/sums';
import { segmentLabel, type SiteData } from '../../site';
import type { Explanation } from '../explanation';
import { derived, fine, money, type DerivedPlace } from './made';

/** What the nation becomes with a segment in or out of the base. */
export function explainSide(
	site: SiteData,
	place: DerivedPlace,
	segment: string,
	words: string,
	{ m2, base, share }: Indicator,
): Explanation {
	return derived(site, place, {
		label: `Part réalisée, ${words.toLowerCase()}`,
		of: segmentLabel(site, segment),
		value: fine(share),
		definition:
			'Le résultat national si ce seul segment était dans l’assiette, ou n’y était pas, tous les autres restant à leur place.',
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
