import { number } from '$lib/format';
import type { Indicator } from '$lib/rules/indicator';
import type { Plan } from '$lib/rules/plan';
import type { SiteData } from '../../site';
import type { Explanation } from '../explanation';
import { derived, fine, money, type DerivedPlace } from './made';

/** A figure of a plan; null where there is none. */
export function explainPlan(
	site: SiteData,
	place: DerivedPlace,
	name: string,
	today: Indicator,
	{ indicator, extraStructures, extraHours, lowered, hours, worth }: Plan,
	key: string,
): Explanation | null {
	const extra = extraStructures + extraHours + lowered;
	const of = name;
	const definition =
		'Une simulation\u00a0: ce que donnerait l’exercice si chaque segment du plan atteignait sa part visée, achats inchangés.';
	switch (key) {
		case 'extra':
			return derived(site, place, {
				label: 'Ajouté par le plan',
				of,
				value: money(extra),
				definition,
				words: 'somme des (part visée − part d’aujourd’hui) × assiette du segment',
				numbers: `${money(extraStructures)} par des structures + ${money(extraHours)} par des heures de clause${lowered < 0 ? ` + ${money(lowered)} retirés` : ''}`,
			});
		case 'worth':
		case 'hours':
			return derived(site, place, {
				label: key === 'hours' ? 'Heures de clause du plan' : 'Le plan en heures d’insertion',
				of,
				value: `${number(key === 'hours' ? hours : worth)}\u00a0h`,
				definition,
				words: 'euros ajoutés dans chaque segment ÷ valeur de l’heure du segment',
				numbers: money(key === 'hours' ? extraHours : extraStructures + extraHours),
			});
		case 'share':
			return derived(site, place, {
				label: 'Part réalisée avec le plan',
				of,
				value: fine(indicator.share),
				definition,
				words: '(réalisé + ajouté) ÷ assiette',
				numbers: `(${money(today.m2)} + ${money(extra)}) ÷ ${money(today.base)}`,
			});
		case 'bounds':
			return derived(site, place, {
				label: 'Borne basse avec le plan',
				of,
				value: fine(indicator.low),
				definition: `${definition} La borne basse compte les heures à leur valeur prudente.`,
				words:
					'(organismes + heures à la valeur prudente + ajouté, ses heures à 80\u00a0%) ÷ assiette',
				numbers: `borne haute\u00a0: ${fine(indicator.high)}`,
			});
		case 'gap':
			return derived(site, place, {
				label: 'Écart restant',
				of,
				value: indicator.gap === null ? 'non calculable' : money(indicator.gap),
				definition,
				words: 'assiette × 10\u00a0% − (réalisé + ajouté), au moins zéro',
				numbers: `${money(today.base)} × 10\u00a0% − (${money(today.m2)} + ${money(extra)})`,
			});
		default:
			return null;
	}
}
