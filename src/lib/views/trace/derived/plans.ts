import { percent } from '$lib/format';
import { CAUTIOUS_RATIO, GENEROUS_RATIO, type Plan } from '$lib/rules/plan';
import type { BaseSums, Cents } from '$lib/rules/sums';
import type { MovedSegment } from '../../simulator/simulation';
import type { SiteData } from '../../site';
import type { Origin } from '../origin';
import { derived, fine, money, type DerivedPlace, type Said } from './made';
import { movedRows, SIMULATION, whole } from './planRows';

/**
 * A figure of a plan; null where there is none. `low` and `high` are its bounds; `extra` is all that
 * it changes, of which `added`, `extraStructures`, `extraHours` and `lowered` are parts.
 * @param today the sums of the scope, before the plan
 */
export function explainPlan(
	site: SiteData,
	place: DerivedPlace,
	name: string,
	today: BaseSums,
	plan: Plan,
	moved: readonly MovedSegment[],
	key: string,
): Origin | null {
	const said = planWords(today, plan, key);
	return (
		said && { explanation: derived(site, place, { ...said, of: name }), rows: movedRows(moved) }
	);
}

const part = (label: string, value: Cents, words: string): Said => ({
	label,
	value: money(value),
	definition: SIMULATION,
	words,
	numbers: money(value),
});

const CAUTIOUS = percent(CAUTIOUS_RATIO, 0);
const GENEROUS = percent(GENEROUS_RATIO, 0);

const over = (numerator: string, base: Cents): string =>
	base > 0 ? `(${numerator}) ÷ ${money(base)}` : 'L’assiette est nulle\u00a0: rien à diviser.';

function planWords(
	{ base, org, hours: hoursToday, hoursCautious }: BaseSums,
	{ sums, indicator, extraStructures, extraHours, lowered, hours, worth }: Plan,
	key: string,
): Said | null {
	const realised = org + hoursToday;
	const extra = extraStructures + extraHours + lowered;
	const taken = lowered < 0 ? ` − ${money(-lowered)} retirés` : '';
	const definition = SIMULATION;
	switch (key) {
		case 'extra':
			return {
				label: 'Ajouté par le plan',
				value: money(extra),
				definition,
				words: 'somme des (part visée − part d’aujourd’hui) × assiette du segment',
				numbers: `${money(extraStructures)} par des structures + ${money(extraHours)} par des heures de clause${taken}`,
			};
		case 'added':
			return {
				label: 'De plus, avec le plan',
				value: money(extraStructures + extraHours),
				definition,
				words: 'somme de ce qui est ajouté, dans les segments où la part monte',
				numbers: `${money(extraStructures)} par des structures + ${money(extraHours)} par des heures de clause`,
			};
		case 'extraStructures':
			return part(
				'Ajouté par des structures',
				extraStructures,
				'somme de ce qui est ajouté, hors segments dont la voie est l’heure de clause',
			);
		case 'extraHours':
			return part(
				'Ajouté par des heures de clause',
				extraHours,
				'somme de ce qui est ajouté dans les segments dont la voie est l’heure de clause',
			);
		case 'lowered':
			return part('Retiré', lowered, 'somme de ce que retirent les parts visées plus basses');
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
				numbers: over(`${money(realised)} + ${money(extra)}`, base),
			};
		case 'low':
			return {
				label: 'Borne basse avec le plan',
				value: fine(indicator.low),
				definition: `${definition} La borne basse compte les heures à leur valeur prudente\u00a0: pour celles que le plan ajoute, ${CAUTIOUS} de leur valeur, une hypothèse.`,
				words: `(organismes + heures à la valeur prudente + ajouté par des structures + ${CAUTIOUS} de l’ajouté par des heures) ÷ assiette`,
				numbers: over(
					`${money(org)} + ${money(hoursCautious)} + ${money(extraStructures)}${taken} + ${CAUTIOUS} × ${money(extraHours)}`,
					base,
				),
			};
		case 'high': {
			const left = Math.max(sums.unidentifiedGenerous, 0);
			return {
				label: 'Borne haute avec le plan',
				value: fine(indicator.high),
				definition: `${definition} La borne haute compte les heures à leur valeur généreuse, ${GENEROUS} de la centrale pour celles que le plan ajoute, et ajoute ce qui n’est pas identifié, s’il devait tout compter\u00a0; jamais plus que ce que le plan laisse de l’assiette.`,
				words:
					'(organismes + ajouté par des structures + heures à la valeur généreuse + non identifié) ÷ assiette',
				numbers: over(
					`${money(org)} + ${money(extraStructures)}${taken} + ${money(sums.hoursGenerous)} + ${money(left)}`,
					base,
				),
			};
		}
		case 'gap':
			return {
				label: 'Écart restant',
				value: indicator.gap === null ? 'non calculable' : money(indicator.gap),
				definition,
				words: 'assiette × 10\u00a0% − (réalisé + ajouté), au moins zéro',
				numbers: `${money(base)} × 10\u00a0% − (${money(realised)} + ${money(extra)})`,
			};
		default:
			return null;
	}
}
