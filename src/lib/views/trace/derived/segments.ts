import { bounds } from '$lib/rules/bounds';
import { judge } from '$lib/rules/indicator';
import type { BaseSums, Cents } from '$lib/rules/sums';
import { segmentLabel, type SiteData } from '../../site';
import type { Explanation } from '../explanation';
import { derived, fine, money, type DerivedPlace } from './made';

const SIDE =
	'Le résultat national si ce seul segment était dans l’assiette, ou n’y était pas, tous les autres restant à leur place.';

/**
 * What the nation becomes with a segment in or out of the base: its `share`, its bounds, its `base` or
 * its `gap`, from the sums of that side.
 */
export function explainSide(
	site: SiteData,
	place: DerivedPlace,
	segment: string,
	side: string,
	sums: BaseSums,
	key: 'share' | 'base' | 'gap' | 'low' | 'high' = 'share',
): Explanation {
	const { m2, base, share, gap, low, high } = judge(sums);
	const { lowAmount, highAmount } = bounds(sums);
	const said = (label: string, value: string, words: string, numbers: string) =>
		derived(site, place, {
			label: `${label}, ${side.toLowerCase()}`,
			of: segmentLabel(site, segment),
			value,
			definition: SIDE,
			words,
			numbers,
		});
	const quotient = (label: string, part: number | null, performed: Cents, words: string) =>
		said(
			label,
			fine(part),
			`(${words}) ÷ assiette, segment ajouté ou retiré des deux sommes`,
			base > 0
				? `${money(performed)} ÷ ${money(base)}`
				: 'L’assiette est nulle\u00a0: rien à diviser.',
		);
	if (key === 'base') {
		const words = 'somme des segments de l’assiette, celui-ci ajouté ou retiré';
		return said('Assiette', money(base), words, money(base));
	}
	if (key === 'gap' && gap !== null) {
		return said(
			'Écart à 10\u00a0%',
			money(gap),
			'assiette × 10\u00a0% − réalisé, au moins zéro, segment ajouté ou retiré des deux',
			`${money(base)} × 10\u00a0% − ${money(m2)}`,
		);
	}
	if (key === 'low') {
		return quotient('Borne basse', low, lowAmount, 'organismes + heures à la valeur prudente');
	}
	if (key === 'high') {
		return quotient(
			'Borne haute',
			high,
			highAmount,
			'organismes + heures à la valeur généreuse + non identifié',
		);
	}
	return quotient('Part réalisée', share, m2, 'organismes + heures');
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
