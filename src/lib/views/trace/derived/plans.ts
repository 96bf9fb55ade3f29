import { number, percent } from '$lib/format';
import type { Indicator } from '$lib/rules/indicator';
import type { Plan } from '$lib/rules/plan';
import type { Cents } from '$lib/rules/sums';
import { FAMILY_WORDS, WAY_WORDS } from '$lib/rules/ways';
import type { Column } from '$lib/ui/column';
import { eurosColumn, shareColumn } from '../../figureColumns';
import type { PlannedPart } from '../../simulator/parts';
import type { MovedSegment, SimulatedSegment } from '../../simulator/simulation';
import { segmentLabel, type SiteData } from '../../site';
import { rowsBehind, type Origin, type RowsBehind } from '../origin';
import { derived, fine, money, type DerivedPlace, type Said } from './made';

const SIMULATION =
	'Une simulation\u00a0: ce que donnerait l’exercice si chaque segment du plan atteignait sa part visée, achats inchangés.';

/** Why a figure has none: it is no purchase yet. */
const NO_LINE =
	'Aucune ligne d’achat\u00a0: une simulation n’a pas encore été payée. Les montants d’aujourd’hui disent leur origine là où ils sont affichés.';

const whole = (hours: number) => `${number(hours)}\u00a0h`;

const MOVED_COLUMNS: readonly Column<MovedSegment>[] = [
	{ key: 'label', label: 'Segment' },
	eurosColumn('base', 'Assiette', ({ base }) => base),
	shareColumn('before', 'Aujourd’hui', ({ before }) => before),
	shareColumn('share', 'Part visée', ({ share }) => share),
	eurosColumn('extra', 'Ajouté', ({ extra }) => extra),
	eurosColumn('hourValue', 'Valeur de l’heure', ({ hourValue }) => hourValue),
	{ key: 'worth', label: 'En heures', unit: 'h', align: 'end', absence: 'notApplicable' },
	{ key: 'way', label: 'Voie', value: ({ way }) => WAY_WORDS[way] },
	{ key: 'family', label: 'Famille', value: ({ family }) => FAMILY_WORDS[family] },
];

const movedRows = (moved: readonly MovedSegment[]): RowsBehind =>
	rowsBehind(MOVED_COLUMNS, moved, {
		note: 'Une ligne par segment que le plan fait bouger. Ce ne sont pas des achats\u00a0: une simulation n’a pas encore été payée.',
		empty: 'Le plan ne fait bouger aucun segment.',
	});

/** A figure of a plan; null where there is none. */
export function explainPlan(
	site: SiteData,
	place: DerivedPlace,
	name: string,
	today: Indicator,
	plan: Plan,
	moved: readonly MovedSegment[],
	key: string,
): Origin | null {
	const said = planWords(today, plan, key);
	return (
		said && { explanation: derived(site, place, { ...said, of: name }), rows: movedRows(moved) }
	);
}

function planWords(
	today: Indicator,
	{ indicator, extraStructures, extraHours, lowered, hours, worth }: Plan,
	key: string,
): Said | null {
	const extra = extraStructures + extraHours + lowered;
	const definition = SIMULATION;
	switch (key) {
		case 'extra':
			return {
				label: 'Ajouté par le plan',
				value: money(extra),
				definition,
				words: 'somme des (part visée − part d’aujourd’hui) × assiette du segment',
				numbers: `${money(extraStructures)} par des structures + ${money(extraHours)} par des heures de clause${lowered < 0 ? ` + ${money(lowered)} retirés` : ''}`,
			};
		case 'worth':
		case 'hours':
			return {
				label: key === 'hours' ? 'Heures de clause du plan' : 'Le plan en heures d’insertion',
				value: whole(key === 'hours' ? hours : worth),
				definition,
				words: 'euros ajoutés dans chaque segment ÷ valeur de l’heure du segment',
				numbers: money(key === 'hours' ? extraHours : extraStructures + extraHours),
			};
		case 'share':
			return {
				label: 'Part réalisée avec le plan',
				value: fine(indicator.share),
				definition,
				words: '(réalisé + ajouté) ÷ assiette',
				numbers: `(${money(today.m2)} + ${money(extra)}) ÷ ${money(today.base)}`,
			};
		case 'bounds':
			return {
				label: 'Borne basse avec le plan',
				value: fine(indicator.low),
				definition: `${definition} La borne basse compte les heures à leur valeur prudente.`,
				words:
					'(organismes + heures à la valeur prudente + ajouté, ses heures à 80\u00a0%) ÷ assiette',
				numbers: `borne haute\u00a0: ${fine(indicator.high)}`,
			};
		case 'gap':
			return {
				label: 'Écart restant',
				value: indicator.gap === null ? 'non calculable' : money(indicator.gap),
				definition,
				words: 'assiette × 10\u00a0% − (réalisé + ajouté), au moins zéro',
				numbers: `${money(today.base)} × 10\u00a0% − (${money(today.m2)} + ${money(extra)})`,
			};
		default:
			return null;
	}
}

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
					? // The aim is set to the millionth: fewer decimals would not give the amount back.
						`${percent(planned.share, 4)} × ${money(base)} − ${money(realised)}`
					: 'le plan ne vise rien dans ce segment',
			};
		}
		if (key !== 'worth' || !planned || planned.worth === null) return null;
		return {
			label: 'L’ajout en heures d’insertion',
			value: whole(planned.worth),
			definition:
				'Les heures d’insertion que vaut ce qui est ajouté, à la valeur de l’heure du segment, ou 25\u00a0€ s’il n’en a pas. C’est une hypothèse.',
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

const sumText = (amounts: readonly Cents[]) =>
	amounts.length === 0 ? money(0) : amounts.map(money).join(' + ');

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
					numbers: sumText(parts.map(({ amount }) => amount)),
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
					numbers: sumText(moved.map((segment) => segment.extra)),
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
