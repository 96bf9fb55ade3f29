import { percent } from '$lib/format';
import type { Column } from '$lib/ui/column';
import { eurosColumn } from '../../figureColumns';
import { decimalsNeeded } from '../../simulator/exactPercent';
import type { PlannedPart } from '../../simulator/parts';
import type { MovedSegment, SimulatedSegment } from '../../simulator/simulation';
import { segmentLabel, type SiteData } from '../../site';
import { rowsBehind, type Origin } from '../origin';
import { derived, fine, money, sumText, type DerivedPlace, type Said } from './made';
import { movedRows, NO_LINE, SIMULATION, whole } from './planRows';

/**
 * What a plan makes of one segment: `share`, `extra` or `worth`; null for another figure.
 * @param planned undefined: the plan leaves the segment as it is
 */
export function explainPlannedSegment(
	site: SiteData,
	place: DerivedPlace,
	name: string,
	segment: Pick<SimulatedSegment, 'code' | 'base' | 'realised' | 'share'>,
	planned: MovedSegment | undefined,
	key: string,
): Origin | null {
	const { code, base, realised, share } = segment;
	const of = `${name}, ${segmentLabel(site, code)}`;
	const said = ((): Said | null => {
		if (key === 'share') {
			return {
				label: planned ? 'Part visée' : 'Part réalisée, inchangée',
				value: fine(planned ? planned.share : share),
				definition: planned
					? SIMULATION
					: 'Le plan ne vise rien dans ce segment\u00a0: sa part reste celle d’aujourd’hui.',
				words: '(réalisé aujourd’hui + ajouté) ÷ assiette du segment',
				numbers: `(${money(realised)} + ${money(planned?.extra ?? 0)}) ÷ ${money(base)}`,
			};
		}
		if (key === 'extra') {
			return {
				label: 'Ajouté dans le segment',
				value: money(planned?.extra ?? 0),
				definition: SIMULATION,
				words: 'part visée × assiette du segment, au centime − réalisé aujourd’hui',
				numbers: planned
					? // Fewer decimals would not give the amount back.
						`${percent(planned.share, Math.max(4, decimalsNeeded(planned.realised, base)))} × ${money(base)} − ${money(realised)}`
					: 'le plan ne vise rien dans ce segment',
			};
		}
		if (key !== 'worth' || !planned || planned.worth === null) return null;
		return {
			label: 'L’ajout en heures d’insertion',
			value: whole(planned.worth),
			definition:
				'Les heures d’insertion que vaut ce qui est ajouté, à la valeur de l’heure du segment. C’est une hypothèse.',
			words: 'ajouté ÷ valeur de l’heure du segment',
			numbers: `${money(planned.extra)} ÷ ${money(planned.hourValue)}`,
		};
	})();
	return said && { explanation: derived(site, place, { ...said, of }), why: NO_LINE };
}

const PART_COLUMNS: readonly Column<PlannedPart['parts'][number]>[] = [
	{ key: 'label', label: 'Dont' },
	eurosColumn('amount', 'Réalisé aujourd’hui', ({ amount }) => amount),
];

/** A figure of one way or family of a plan; null where there is none. */
export function explainPlanWay(
	site: SiteData,
	place: DerivedPlace,
	plan: string,
	{ name, today, parts, extra, hours, moved }: PlannedPart,
	key: string,
): Origin | null {
	const of = name;
	switch (key) {
		case 'today':
			return {
				explanation: derived(site, place, {
					label: 'Réalisé aujourd’hui',
					of,
					value: money(today),
					definition:
						'Ce que des structures comptées ont réalisé ainsi, ou ce que valent les heures de clause, qui comptent dans la famille insertion. Une ligne d’achat n’a qu’une voie et qu’une famille.',
					words: 'somme des lignes de cette voie ou de cette famille',
					numbers: sumText(parts.map(({ amount }) => money(amount))),
				}),
				rows: rowsBehind(PART_COLUMNS, parts, {
					note: 'Les lignes d’achat se lisent depuis la part d’aujourd’hui\u00a0: le panneau en donne les organismes et les heures, région et segment par segment.',
				}),
			};
		case 'extra':
			return {
				explanation: derived(site, place, {
					label: `Ajouté par le ${plan}`,
					of,
					value: money(extra),
					definition: SIMULATION,
					words: 'somme de ce que le plan ajoute dans les segments qu’il fait passer par là',
					numbers: sumText(moved.map((segment) => money(segment.extra))),
				}),
				rows: movedRows(moved),
			};
		case 'total':
			return {
				explanation: derived(site, place, {
					label: `Avec le ${plan}`,
					of,
					value: money(today + extra),
					definition: SIMULATION,
					words: 'réalisé aujourd’hui + ajouté par le plan',
					numbers: `${money(today)} + ${money(extra)}`,
				}),
				rows: movedRows(moved),
			};
		case 'hours':
			return hours === null
				? null
				: {
						explanation: derived(site, place, {
							label: 'Heures ajoutées',
							of,
							value: whole(hours),
							definition: SIMULATION,
							words: 'somme de ce qui est ajouté ÷ valeur de l’heure, segment par segment',
							numbers:
								moved
									.map((segment) => `${money(segment.extra)} ÷ ${money(segment.hourValue)}`)
									.join(' + ') || whole(0),
						}),
						rows: movedRows(moved),
					};
		default:
			return null;
	}
}
