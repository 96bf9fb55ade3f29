import { number } from '$lib/format';
import type { Indicator } from '$lib/rules/indicator';
import { MIN_LINES } from '$lib/rules/ranking';
import type { Cents } from '$lib/rules/sums';
import { segmentLabel, type SiteData } from '../../site';
import type { Explanation } from '../explanation';
import { derived, fine, money, type DerivedPlace } from './made';

/** A quartile of the regions in a segment. */
export function explainQuartile(
	site: SiteData,
	place: DerivedPlace,
	segment: string,
	{ label, share }: { label: string; share: number | null },
	regions: readonly { share: number | null; lines: number }[],
): Explanation {
	const shares = regions
		.flatMap((region) => (region.share !== null && region.lines >= MIN_LINES ? [region.share] : []))
		.sort((a, b) => a - b);
	return derived(site, place, {
		label: `${label} des régions`,
		of: segmentLabel(site, segment),
		value: share === null ? 'aucune région' : fine(share),
		definition: `Les régions qui ont au moins ${MIN_LINES} lignes dans le segment, rangées par part réalisée\u00a0; chacune compte pour une, quels que soient ses achats. Ce n’est pas la part de la France.`,
		words: 'rang dans les parts triées, par interpolation linéaire',
		numbers:
			shares.length === 0
				? 'aucune région n’a assez de lignes'
				: `${number(shares.length)} régions, de ${fine(shares[0] ?? null)} à ${fine(shares.at(-1) ?? null)}`,
	});
}

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
