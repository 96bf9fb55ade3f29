import type { Lever } from '$lib/rules/levers';
import { MIN_LINES } from '$lib/rules/ranking';
import type { Cents } from '$lib/rules/sums';
import { segmentLabel, type SiteData } from '../../site';
import type { Explanation } from '../explanation';
import { derived, fine, money, type DerivedPlace } from './made';

/** A lever, or a segment of a plan, which has no rank and so no cumulated potential. */
type Reach = Omit<Lever, 'cumulated' | 'needed'> & Partial<Lever>;

/** What a lever's column says beside the figures of the segment; null: a figure of the cube. */
export function explainLever(
	site: SiteData,
	place: DerivedPlace,
	lever: Reach,
	base: Cents,
	key: string,
): Explanation | null {
	const { share, reference, potential, cumulated } = lever;
	const of = segmentLabel(site, lever.code);
	if (key === 'reference') {
		return derived(site, place, {
			label: 'Meilleur quart des régions',
			of,
			value: fine(reference),
			definition: `Le troisième quartile des parts réalisées dans le segment, entre les régions de ${place.question.edition} qui y comptent au moins ${MIN_LINES} lignes\u00a0: un quart d’entre elles fait au moins autant.`,
			words: 'troisième quartile des parts, par interpolation linéaire',
			numbers: 'les parts des régions sont sur la page du segment',
		});
	}
	if (key === 'potential') {
		return derived(site, place, {
			label: 'Potentiel',
			of,
			value: money(potential),
			definition:
				'Ce que le segment apporterait si la région y rejoignait le meilleur quart des régions\u00a0; zéro si elle y est déjà.',
			words: '(meilleur quart − part de la région) × assiette du segment, au moins zéro',
			numbers: `(${fine(reference)} − ${fine(share)}) × ${money(base)}`,
		});
	}
	if (key !== 'cumulated' || cumulated === undefined) return null;
	return derived(site, place, {
		label: 'Cumul des potentiels',
		of,
		value: money(cumulated),
		definition:
			'Le potentiel de ce segment et de ceux qui le précèdent, du plus grand au plus petit.',
		words: 'cumul des segments précédents + potentiel du segment',
		numbers: `${money(cumulated - potential)} + ${money(potential)}`,
	});
}
