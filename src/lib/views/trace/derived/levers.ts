import { number } from '$lib/format';
import type { Lever } from '$lib/rules/levers';
import type { Cents } from '$lib/rules/sums';
import { NATION } from '$lib/rules/territory';
import { segmentLabel, type SiteData } from '../../site';
import type { Column } from '$lib/ui/column';
import { eurosColumn, shareColumn } from '../../figureColumns';
import type { Explanation } from '../explanation';
import { rowsBehind, type Origin } from '../origin';
import { derived, fine, money, sumText, type DerivedPlace } from './made';

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
	if (key === 'potential') {
		return derived(site, place, {
			label: 'Potentiel',
			of,
			value: money(potential),
			definition:
				'Ce que le segment apporterait si la région y rejoignait le meilleur quart des régions\u00a0; zéro si elle y est déjà. Pour la France, ce qu’il apporterait si chaque région le faisait.',
			...(place.scope === NATION
				? {
						words:
							'somme, région par région, de (meilleur quart − part de la région) × assiette de la région, au moins zéro',
						numbers: `meilleur quart ${fine(reference)}\u00a0; en tout ${money(potential)}`,
					}
				: {
						words: '(meilleur quart − part de la région) × assiette du segment, au moins zéro',
						numbers: `(${fine(reference)} − ${fine(share)}) × ${money(base)}`,
					}),
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

type PlanLever = Pick<Lever, 'code' | 'share' | 'reference' | 'potential'>;

/**
 * What the levers do together: `total`, `remaining` to find, or how many of them close the gap
 * (`closedBy`).
 * @param levers by falling potential
 * @param shown how many suffice, as the page prints it
 */
export function explainLeverPlan(
	site: SiteData,
	place: DerivedPlace,
	levers: readonly PlanLever[],
	gap: Cents,
	key: 'total' | 'remaining' | 'closedBy',
	shown = 0,
): Origin {
	const useful = levers.filter(({ potential }) => potential > 0);
	const kept = key === 'closedBy' ? useful.slice(0, shown) : useful;
	const total = useful.reduce((sum, { potential }) => sum + potential, 0);
	const reached = kept.reduce((sum, { potential }) => sum + potential, 0);
	const sum = sumText(kept.map(({ potential }) => money(potential)));
	const columns: readonly Column<PlanLever>[] = [
		{ key: 'code', label: 'Segment', value: ({ code }) => segmentLabel(site, code) },
		shareColumn('share', 'Part réalisée', ({ share }) => share),
		shareColumn('reference', 'Meilleur quart', ({ reference }) => reference),
		eurosColumn('potential', 'Potentiel', ({ potential }) => potential),
	];
	const definition =
		'Une hypothèse\u00a0: chaque segment rejoint le meilleur quart des régions, du plus grand potentiel au plus petit, achats inchangés.';
	const said = {
		total: {
			label: 'Ce que les leviers apportent',
			value: money(total),
			definition,
			words: 'somme des potentiels des segments',
			numbers: sum,
		},
		remaining: {
			label: 'Ce qui resterait à trouver',
			value: money(Math.max(0, gap - total)),
			definition,
			words: 'écart à 10\u00a0% − somme des potentiels, au moins zéro',
			numbers: `${money(gap)} − ${money(total)}`,
		},
		closedBy: {
			label: 'Segments qui suffisent à combler l’écart',
			value: number(shown),
			definition,
			words:
				'nombre de segments, par potentiel décroissant, dont la somme atteint l’écart à 10\u00a0%',
			numbers: `${kept.length > 12 ? money(reached) : `${sum} = ${money(reached)}`}, pour ${money(gap)}`,
		},
	}[key];
	return {
		explanation: derived(site, place, said),
		rows: rowsBehind(columns, kept, {
			note: 'Une ligne par segment qui a un potentiel. Chaque potentiel dit son origine dans le tableau.',
			empty: 'Aucun segment n’a de potentiel.',
		}),
	};
}
