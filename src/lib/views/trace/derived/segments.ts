import { bounds } from '$lib/rules/bounds';
import { judge } from '$lib/rules/indicator';
import type { BaseSums, Cents } from '$lib/rules/sums';
import { segmentLabel, type SiteData } from '../../site';
import type { Explanation } from '../explanation';
import { derived, fine, money, type DerivedPlace } from './made';

const SIDE =
	'Le résultat national si ce seul segment était dans l’assiette, ou n’y était pas, tous les autres restant à leur place.';

/** What the nation becomes with a segment in or out of the base: its `share`, its bounds, its `base`
 * or its `gap`, from the sums of that side. */
export function explainSide(
	site: SiteData,
	place: DerivedPlace,
	segment: string,
	words: string,
	sums: BaseSums,
	key: 'share' | 'base' | 'gap' | 'low' | 'high' = 'share',
): Explanation {
	const { m2, base, share, gap } = judge(sums);
	if (key === 'low' || key === 'high') {
		const { low, high, lowAmount, highAmount } = bounds(sums);
		const isLow = key === 'low';
		return derived(site, place, {
			label: `Borne ${isLow ? 'basse' : 'haute'}, ${words.toLowerCase()}`,
			of: segmentLabel(site, segment),
			value: fine(isLow ? low : high),
			definition: SIDE,
			words: isLow
				? '(organismes + heures à la valeur prudente) ÷ assiette, segment ajouté ou retiré des sommes'
				: '(organismes + heures + non identifié) ÷ assiette, segment ajouté ou retiré des sommes',
			numbers:
				base > 0
					? `${money(isLow ? lowAmount : highAmount)} ÷ ${money(base)}`
					: 'L’assiette est nulle\u00a0: rien à diviser.',
		});
	}
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
