/** A plan of the simulator: what it makes of a scope, of a segment, of a way or family. */
import { number, percent } from '$lib/format';
import { CAUTIOUS_RATIO, GENEROUS_RATIO } from '$lib/rules/plan';
import type { Cents } from '$lib/rules/sums';
import { TARGET_TEXT } from '$lib/rules/target';
import { madeOf, money, sumText } from './made';

export const SIMULATION =
	'Une simulation\u00a0: ce que donnerait l’exercice si chaque segment du plan atteignait sa part visée, achats inchangés.';

/** Hours to the unit. */
const whole = (hours: number) => `${number(hours)}\u00a0h`;

const CAUTIOUS = percent(CAUTIOUS_RATIO, 0);
const GENEROUS = percent(GENEROUS_RATIO, 0);

/** The scope of a plan today, and what the plan adds to it. */
interface Planned {
	base: Cents;
	org: Cents;
	hoursCautious: Cents;
	/** Organisations and hours, today. */
	realised: Cents;
	/** All that the plan changes; what it adds; what it takes, zero or below. */
	extra: Cents;
	added: Cents;
	lowered: Cents;
	extraStructures: Cents;
	extraHours: Cents;
	/** With the plan. */
	hoursGenerous: Cents;
	unidentified: Cents;
}

const plan = madeOf<Planned>();
const parts = (a: Planned) =>
	`${money(a.extraStructures)} par des structures + ${money(a.extraHours)} par des heures de clause`;
const taken = ({ lowered }: Planned) => (lowered < 0 ? ` − ${money(-lowered)} retirés` : '');
const IN_HOURS = 'euros ajoutés dans chaque segment ÷ valeur de l’heure du segment';

/** A plan as a whole. */
export const PLAN = {
	extra: plan()`Ajouté par le plan
		= somme des (part visée − part d’aujourd’hui) × assiette du segment = ${parts}${taken}`,
	added: plan()`De plus, avec le plan
		= somme de ce qui est ajouté, dans les segments où la part monte = ${parts}`,
	extraStructures: plan()`Ajouté par des structures
		= somme de ce qui est ajouté, hors segments dont la voie est l’heure de clause`,
	extraHours: plan()`Ajouté par des heures de clause
		= somme de ce qui est ajouté dans les segments dont la voie est l’heure de clause`,
	lowered: plan()`Retiré = somme de ce que retirent les parts visées plus basses`,
	worth: plan(whole)`Le plan en heures d’insertion = ${IN_HOURS} = {${(a) => a.added}}`,
	hours: plan(whole)`Heures de clause du plan = ${IN_HOURS} = {${(a) => a.extraHours}}`,
	share: plan('share')`Part réalisée avec le plan
		= ({réalisé ${(a) => a.realised}} + {ajouté ${(a) => a.extra}}) ÷ {assiette ${(a) => a.base}}`,
	low: plan('share')`Borne basse avec le plan
		= (organismes + heures à la valeur prudente + ajouté par des structures + ${CAUTIOUS} de l’ajouté par des heures) ÷ assiette
		= ({${(a) => a.org}} + {${(a) => a.hoursCautious}} + {${(a) => a.extraStructures}}${taken} + ${CAUTIOUS} × {${(a) => a.extraHours}}) ÷ {${(a) => a.base}}
		${SIMULATION} La borne basse compte les heures à leur valeur prudente\u00a0: pour celles que le plan ajoute, ${CAUTIOUS} de leur valeur, une hypothèse.`,
	high: plan('share')`Borne haute avec le plan
		= (organismes + ajouté par des structures + heures à la valeur généreuse + non identifié) ÷ assiette
		= ({${(a) => a.org}} + {${(a) => a.extraStructures}}${taken} + {${(a) => a.hoursGenerous}} + {${(a) => a.unidentified}}) ÷ {${(a) => a.base}}
		${SIMULATION} La borne haute compte les heures à leur valeur généreuse, ${GENEROUS} de la centrale pour celles que le plan ajoute, et ajoute ce qui n’est pas identifié, s’il devait tout compter\u00a0; jamais plus que ce que le plan laisse de l’assiette.`,
	gap: plan()`Écart restant
		= assiette × ${TARGET_TEXT} − (réalisé + ajouté), au moins zéro = {${(a) => a.base}} × ${TARGET_TEXT} − ({${(a) => a.realised}} + {${(a) => a.extra}})`,
};

const segment = madeOf<{ realised: Cents; extra: Cents; base: Cents }>();
const nextShare = segment()`Part visée
	= ({réalisé aujourd’hui ${(a) => a.realised}} + {ajouté ${(a) => a.extra}}) ÷ {assiette du segment ${(a) => a.base}}
	${SIMULATION}`;
const EXTRA = 'part visée × assiette du segment, au centime − réalisé aujourd’hui';

/** A segment that a plan moves. */
export const PLANNED_SEGMENT = {
	share: nextShare,
	extra: madeOf<{ aimed: string }>()()`Ajouté dans le segment = ${EXTRA} = ${(a) => a.aimed}`,
	worth: madeOf<{ extra: Cents; hourValue: Cents }>()(whole)`L’ajout en heures d’insertion
		= {ajouté ${(a) => a.extra}} ÷ {valeur de l’heure du segment ${(a) => a.hourValue}}
		Les heures d’insertion que vaut ce qui est ajouté, à la valeur de l’heure du segment. C’est une hypothèse.`,
};

/** A segment that it leaves as it is. */
export const UNPLANNED_SEGMENT = {
	share: segment()`Part réalisée, inchangée
		= ({réalisé aujourd’hui ${(a) => a.realised}} + {ajouté ${(a) => a.extra}}) ÷ {assiette du segment ${(a) => a.base}}
		Le plan ne vise rien dans ce segment\u00a0: sa part reste celle d’aujourd’hui.`,
	extra: madeOf()()`Ajouté dans le segment = ${EXTRA} = le plan ne vise rien dans ce segment`,
};

interface PlannedSegment {
	extra: Cents;
	hourValue: Cents;
}
const way = madeOf<{
	plan: string;
	amounts: readonly Cents[];
	moved: readonly PlannedSegment[];
	today: Cents;
	extra: Cents;
}>();

/** One way or family of a plan. */
export const PLANNED_WAY = {
	today: way()`Réalisé aujourd’hui
		= somme des lignes de cette voie ou de cette famille = ${(a) => sumText(a.amounts)}
		Ce que des structures comptées ont réalisé ainsi, ou ce que valent les heures de clause, qui comptent dans la famille insertion. Une ligne d’achat n’a qu’une voie et qu’une famille.`,
	extra: way()`Ajouté par le ${(a) => a.plan}
		= somme de ce que le plan ajoute dans les segments qu’il fait passer par là = ${(a) => sumText(a.moved.map(({ extra }) => extra))}`,
	total: way()`Avec le ${(a) => a.plan}
		= {réalisé aujourd’hui ${(a) => a.today}} + {ajouté par le plan ${(a) => a.extra}}`,
	hours: way(whole)`Heures ajoutées
		= somme de ce qui est ajouté ÷ valeur de l’heure, segment par segment
		= ${(a) => a.moved.map(({ extra, hourValue }) => `${money(extra)} ÷ ${money(hourValue)}`).join(' + ') || whole(0)}`,
};
