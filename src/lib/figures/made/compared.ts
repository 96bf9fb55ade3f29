/** Figures that compare: a region with the nation, a base with a segment in or out, two thresholds. */
import { number } from '$lib/format';
import type { Cents } from '$lib/rules/sums';
import { TARGET_TEXT } from '$lib/rules/target';
import { FIGURES } from '../figures';
import { fine, finePoints, madeOf, money } from './made';

const MIX =
	'La composition\u00a0: acheter plus que les autres dans des segments où la France fait mieux, ou moins bien, que sa moyenne.';
const RATE =
	'La pratique\u00a0: faire mieux ou moins bien que la France dans le même segment, au poids qu’il a dans la région.';
const SUM = 'L’écart à la France\u00a0: ce que la composition et la pratique font ensemble.';
const WEIGHT = 'Ce que le segment fait de tous les achats de l’assiette.';

const effect = madeOf<{
	region: number | null;
	nation: number | null;
	mix: number;
	rate: number;
	segments: number;
}>();
const added = (a: { segments: number }) =>
	`somme sur ${number(a.segments)} segments, un à un dans le tableau des segments`;

/** Mix, rate or difference of a region. */
export const EFFECTS = {
	difference: effect('points')`Écart à la France
		= {part de la région ${(a) => fine(a.region)}} − {part de la France ${(a) => fine(a.nation)}} =\u00a0{composition ${(a) => finePoints(a.mix)}} + {pratique ${(a) => finePoints(a.rate)}}
		${SUM}`,
	mix: effect('points')`Composition
		= somme des (poids dans la région − poids en France) × (part de la France dans le segment − sa part d’ensemble) = ${added}
		${MIX}`,
	rate: effect('points')`Pratique
		= somme des poids dans la région × (part de la région − part de la France) = ${added}
		${RATE}`,
};

interface SegmentEffect {
	mix: number;
	rate: number;
	/** Its weights, written. */
	here: string;
	there: string;
	share: number | null;
	nationShare: number | null;
	nation: number | null;
}

const weight = madeOf()()`Poids du segment dans l’assiette
	= assiette du segment ÷ assiette = les deux montants disent leur origine dans le tableau des segments
	${WEIGHT}`;
const segment = madeOf<SegmentEffect>();
const sum = segment('points')`Composition et pratique
	= {composition ${(a) => finePoints(a.mix)}} + {pratique ${(a) => finePoints(a.rate)}}
	${SUM}`;

/** One segment of a region's difference. */
export const SEGMENT_EFFECTS = {
	weight,
	nationWeight: weight,
	mix: segment('points')`Composition
		= (poids dans la région − poids en France) × (part de la France dans le segment − sa part d’ensemble)
		= (${(a) => a.here} − ${(a) => a.there}) × (${(a) => fine(a.nationShare)} − ${(a) => fine(a.nation)})
		${MIX}`,
	rate: segment('points')`Pratique
		= poids dans la région × (part de la région − part de la France)
		= ${(a) => (a.share === null ? finePoints(a.rate) : `${a.here} × (${fine(a.share)} − ${fine(a.nationShare)})`)}
		${RATE}`,
	sum,
};

/** The last line adds up the others: it has no formula of its own. */
export const ALL_EFFECTS = {
	weight,
	nationWeight: weight,
	mix: segment('points')`Composition = somme des segments du tableau = ${(a) => finePoints(a.mix)}
		${MIX}`,
	rate: segment('points')`Pratique = somme des segments du tableau = ${(a) => finePoints(a.rate)}
		${RATE}`,
	sum,
};

const side = madeOf<{
	side: string;
	base: Cents;
	m2: Cents;
	lowAmount: Cents;
	highAmount: Cents;
}>();

/** What the nation becomes with a segment in or out of the base. */
export const SIDE = {
	share: side('share')`${FIGURES.share.label}, ${(a) => a.side}
		= (organismes + heures) ÷ assiette = {${(a) => a.m2}} ÷ {${(a) => a.base}}`,
	low: side('share')`${FIGURES.low.label}, ${(a) => a.side}
		= (organismes + heures à la valeur prudente) ÷ assiette = {${(a) => a.lowAmount}} ÷ {${(a) => a.base}}`,
	high: side('share')`${FIGURES.high.label}, ${(a) => a.side}
		= (organismes + heures à la valeur généreuse + non identifié) ÷ assiette = {${(a) => a.highAmount}} ÷ {${(a) => a.base}}`,
	base: side()`${FIGURES.base.label}, ${(a) => a.side}
		= somme des segments de l’assiette`,
	gap: side()`${FIGURES.gap.label}, ${(a) => a.side}
		= assiette × ${TARGET_TEXT} − réalisé, au moins zéro = {${(a) => a.base}} × ${TARGET_TEXT} − {${(a) => a.m2}}`,
};
export const SIDE_IS =
	'Le résultat national si ce seul segment était dans l’assiette, ou n’y était pas\u00a0: il est ajouté à chaque somme ou en est retiré, tous les autres restant à leur place.';

export const WEIGHT_IN_BASE = madeOf<{
	weight: number | null;
	base: Cents;
}>()()`Poids dans l’assiette
	= achats payés dans le segment ÷ assiette
	= ${(a) => (a.weight ? `${money(a.base)} ÷ ${money(Math.round(a.base / a.weight))}` : 'Le segment n’est pas dans l’assiette.')}
	${WEIGHT}`;

const count = madeOf<{ threshold: string }>();

/** The segments that a sentence counts. */
export const SEGMENT_COUNTS = {
	inBase: count('segment')`Segments de l’assiette
		= nombre de segments à ${(a) => a.threshold} de main d’œuvre et plus
		Les segments d’achats courants dont la part de main d’œuvre est d’au moins ${(a) => a.threshold}, segments limites compris ou non selon les filtres. Un segment sans achat compte aussi.`,
	sourced: count('segment')`Segments à part de main d’œuvre publiée
		= nombre de segments de l’assiette qui ont une source
		Les segments de l’assiette dont la part de main d’œuvre a une source publiée\u00a0; les autres reposent sur une hypothèse de Cap 10.`,
	borderline: count('segment')`Segments limites
		= nombre de segments dont l’intervalle contient ${(a) => a.threshold}
		Les segments dont l’intervalle de part de main d’œuvre contient ${(a) => a.threshold}, dans l’assiette ou non\u00a0: une autre source les ferait changer de côté.`,
};

export const THRESHOLD_CHANGE = madeOf<{
	from: string;
	to: string;
	before: number;
	after: number;
}>()('points')`De ${(a) => a.from} à ${(a) => a.to}\u00a0% de main d’œuvre
	= part à ${(a) => a.to}\u00a0% − part à ${(a) => a.from}\u00a0% = ${(a) => fine(a.after)} − ${(a) => fine(a.before)}
	Ce que la part réalisée gagne ou perd quand le seuil change\u00a0: des segments entrent dans l’assiette ou en sortent, en entier.`;
