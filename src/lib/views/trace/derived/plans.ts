/** A plan of the simulator: what it makes of a scope, of a segment, of a way or family. */
import { number, percent } from '$lib/format';
import { CAUTIOUS_RATIO, GENEROUS_RATIO, type Plan } from '$lib/rules/plan';
import type { BaseSums } from '$lib/rules/sums';
import { TARGET_TEXT } from '$lib/rules/target';
import { FAMILY_WORDS, WAY_WORDS } from '$lib/rules/ways';
import { column, eurosColumn, figureColumn, shareColumn } from '../../figureColumns';
import { decimalsNeeded } from '../../simulator/exactPercent';
import type { PlannedPart } from '../../simulator/parts';
import type { MovedSegment, SimulatedSegment } from '../../simulator/simulation';
import { segmentLabel } from '../../site';
import { card, fine, money, sumText, tellOne } from '../card';
import { keptAt, type Place } from '../explainFigure';
import { rowsBehind } from '../origin';

const SIMULATION =
	'Une simulation\u00a0: ce que donnerait l’exercice si chaque segment du plan atteignait sa part visée, achats inchangés.';

/** Hours to the unit. */
const whole = (hours: number) => `${number(hours)}\u00a0h`;

const MOVED = [
	column<MovedSegment>('label', 'Segment'),
	figureColumn<MovedSegment>('base'),
	shareColumn<MovedSegment>('before', 'Aujourd’hui'),
	shareColumn<MovedSegment>('share', 'Part visée'),
	eurosColumn<MovedSegment>('extra', 'Ajouté'),
	eurosColumn<MovedSegment>('hourValue', 'Valeur de l’heure'),
	column<MovedSegment>('worth', 'En heures', undefined, {
		unit: 'h',
		align: 'end',
		absence: 'notApplicable',
	}),
	column<MovedSegment>('way', 'Voie', ({ way }) => WAY_WORDS[way]),
	column<MovedSegment>('family', 'Famille', ({ family }) => FAMILY_WORDS[family]),
];

/** What every figure of a plan says, with the segments that it moves. */
const planned = (at: Place, of: string, moved: readonly MovedSegment[]) => ({
	...keptAt(at, { of }),
	definition: SIMULATION,
	rows: rowsBehind(
		MOVED,
		moved,
		'Une ligne par segment que le plan fait bouger. Ce ne sont pas des achats\u00a0: une simulation n’a pas encore été payée.',
		'Le plan ne fait bouger aucun segment.',
	),
});

const CAUTIOUS = percent(CAUTIOUS_RATIO, 0);
const GENEROUS = percent(GENEROUS_RATIO, 0);

/**
 * A figure of a plan; null where there is none. `low` and `high` are its bounds; `extra` is all that
 * it changes, of which `added`, `extraStructures`, `extraHours` and `lowered` are parts.
 * @param today the sums of the scope, before the plan
 */
export function explainPlan(
	at: Place,
	of: string,
	today: BaseSums,
	{ sums, indicator, extraStructures, extraHours, lowered, hours, worth }: Plan,
	moved: readonly MovedSegment[],
	key: string,
) {
	const { base, org, hoursCautious } = today;
	const realised = org + today.hours;
	const added = extraStructures + extraHours;
	const extra = added + lowered;
	const taken = lowered < 0 ? ` − ${money(-lowered)} retirés` : '';
	const parts = `${money(extraStructures)} par des structures + ${money(extraHours)} par des heures de clause`;
	const left = Math.max(sums.unidentifiedGenerous, 0);
	const inHours = 'euros ajoutés dans chaque segment ÷ valeur de l’heure du segment';
	const cards = {
		extra: card(extra)`Ajouté par le plan
			= somme des (part visée − part d’aujourd’hui) × assiette du segment = ${parts}${taken}`,
		added: card(added)`De plus, avec le plan
			= somme de ce qui est ajouté, dans les segments où la part monte = ${parts}`,
		extraStructures: card(extraStructures)`Ajouté par des structures
			= somme de ce qui est ajouté, hors segments dont la voie est l’heure de clause`,
		extraHours: card(extraHours)`Ajouté par des heures de clause
			= somme de ce qui est ajouté dans les segments dont la voie est l’heure de clause`,
		lowered: card(lowered)`Retiré = somme de ce que retirent les parts visées plus basses`,
		worth: card(worth, whole)`Le plan en heures d’insertion = ${inHours} = ${money(added)}`,
		hours: card(hours, whole)`Heures de clause du plan = ${inHours} = ${money(extraHours)}`,
		share: card(indicator.share, 'share')`Part réalisée avec le plan
			= ({réalisé ${realised}} + {ajouté ${extra}}) ÷ {assiette ${base}}`,
		low: card(indicator.low, 'share')`Borne basse avec le plan
			= (organismes + heures à la valeur prudente + ajouté par des structures + ${CAUTIOUS} de l’ajouté par des heures) ÷ assiette
			= (${money(org)} + ${money(hoursCautious)} + ${money(extraStructures)}${taken} + ${CAUTIOUS} × ${money(extraHours)}) ÷ ${money(base)}
			${SIMULATION} La borne basse compte les heures à leur valeur prudente\u00a0: pour celles que le plan ajoute, ${CAUTIOUS} de leur valeur, une hypothèse.`,
		high: card(indicator.high, 'share')`Borne haute avec le plan
			= (organismes + ajouté par des structures + heures à la valeur généreuse + non identifié) ÷ assiette
			= (${money(org)} + ${money(extraStructures)}${taken} + ${money(sums.hoursGenerous)} + ${money(left)}) ÷ ${money(base)}
			${SIMULATION} La borne haute compte les heures à leur valeur généreuse, ${GENEROUS} de la centrale pour celles que le plan ajoute, et ajoute ce qui n’est pas identifié, s’il devait tout compter\u00a0; jamais plus que ce que le plan laisse de l’assiette.`,
		gap: card(indicator.gap)`Écart restant
			= assiette × ${TARGET_TEXT} − (réalisé + ajouté), au moins zéro = ${money(base)} × ${TARGET_TEXT} − (${money(realised)} + ${money(extra)})`,
	};
	return tellOne(planned(at, of, moved), cards, key);
}

/**
 * What a plan makes of one segment: `share`, `extra` or `worth`; null for another figure.
 * @param plan undefined: it leaves the segment as it is
 */
export function explainPlannedSegment(
	at: Place,
	name: string,
	{ code, base, realised, share }: Pick<SimulatedSegment, 'code' | 'base' | 'realised' | 'share'>,
	plan: MovedSegment | undefined,
	key: string,
) {
	const extra = plan?.extra ?? 0;
	// Fewer decimals would not give the amount back.
	const decimals = plan ? Math.max(4, decimalsNeeded(plan.realised, base)) : 0;
	const aimed = `${percent(plan?.share ?? null, decimals)} × ${money(base)} − ${money(realised)}`;
	const cards = {
		share: card(fine(plan ? plan.share : share))`${plan ? 'Part visée' : 'Part réalisée, inchangée'}
			= ({réalisé aujourd’hui ${realised}} + {ajouté ${extra}}) ÷ {assiette du segment ${base}}
			${plan ? SIMULATION : 'Le plan ne vise rien dans ce segment\u00a0: sa part reste celle d’aujourd’hui.'}`,
		extra: card(extra)`Ajouté dans le segment
			= part visée × assiette du segment, au centime − réalisé aujourd’hui
			= ${plan ? aimed : 'le plan ne vise rien dans ce segment'}`,
		worth: card(plan?.worth ?? undefined, whole)`L’ajout en heures d’insertion
			= {ajouté ${extra}} ÷ {valeur de l’heure du segment ${plan?.hourValue ?? 0}}
			Les heures d’insertion que vaut ce qui est ajouté, à la valeur de l’heure du segment. C’est une hypothèse.`,
	};
	const why =
		'Aucune ligne d’achat\u00a0: une simulation n’a pas encore été payée. Les montants d’aujourd’hui disent leur origine là où ils sont affichés.';
	const kept = keptAt(at, { of: `${name}, ${segmentLabel(at.site, code)}` });
	return tellOne({ ...kept, definition: SIMULATION, why }, cards, key);
}

/** A figure of one way or family of a plan; null where there is none. */
export function explainPlanWay(at: Place, plan: string, of: PlannedPart, key: string) {
	const { name, today, parts, extra, hours, moved } = of;
	const each = moved.map((segment) => `${money(segment.extra)} ÷ ${money(segment.hourValue)}`);
	const rows = rowsBehind<(typeof parts)[number]>(
		[column('label', 'Dont'), eurosColumn('amount', 'Réalisé aujourd’hui')],
		parts,
		'Les lignes d’achat se lisent depuis la part d’aujourd’hui\u00a0: le panneau en donne les organismes et les heures, région et segment par segment.',
	);
	const cards = {
		today: card(today)`Réalisé aujourd’hui
			= somme des lignes de cette voie ou de cette famille = ${sumText(parts.map(({ amount }) => amount))}
			Ce que des structures comptées ont réalisé ainsi, ou ce que valent les heures de clause, qui comptent dans la famille insertion. Une ligne d’achat n’a qu’une voie et qu’une famille.`,
		extra: card(extra)`Ajouté par le ${plan}
			= somme de ce que le plan ajoute dans les segments qu’il fait passer par là = ${sumText(moved.map((segment) => segment.extra))}`,
		total: card(today + extra)`Avec le ${plan}
			= {réalisé aujourd’hui ${today}} + {ajouté par le plan ${extra}}`,
		hours: card(hours ?? undefined, whole)`Heures ajoutées
			= somme de ce qui est ajouté ÷ valeur de l’heure, segment par segment = ${each.join(' + ') || whole(0)}`,
	};
	return tellOne({ ...planned(at, name, moved), ...(key === 'today' && { rows }) }, cards, key);
}
