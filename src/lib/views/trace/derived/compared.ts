/** Figures that compare: a region with the nation, a base with a segment in or out, two thresholds. */
import { FIGURES } from '$lib/figures/figures';
import { number, percent } from '$lib/format';
import { bounds } from '$lib/rules/bounds';
import type { Decomposition } from '$lib/rules/decomposition';
import { judge } from '$lib/rules/indicator';
import type { BaseSums, Cents } from '$lib/rules/sums';
import { TARGET_TEXT } from '$lib/rules/target';
import { NATION } from '$lib/rules/territory';
import type { ThresholdPoint } from '$lib/rules/threshold';
import type { SegmentEffectRow } from '../../compare';
import { column, shareColumn } from '../../figureColumns';
import type { SegmentLine } from '../../segmentPages';
import { segmentLabel } from '../../site';
import { card, fine, finePoints, money, tell, tellOne } from '../card';
import { keptAt, type Place } from '../explainFigure';
import { rowsBehind } from '../origin';

const MIX =
	'La composition\u00a0: acheter plus que les autres dans des segments où la France fait mieux, ou moins bien, que sa moyenne.';
const RATE =
	'La pratique\u00a0: faire mieux ou moins bien que la France dans le même segment, au poids qu’il a dans la région.';
const SUM = 'L’écart à la France\u00a0: ce que la composition et la pratique font ensemble.';
const WEIGHT = 'Ce que le segment fait de tous les achats de l’assiette.';

/** Mix, rate or difference of a region; null: a figure of the cube. */
export function explainEffect(at: Place, effects: Decomposition, key: string) {
	const { region, nation, mix, rate, difference, segments } = effects;
	const added = `somme sur ${number(segments.length)} segments, un à un dans le tableau des segments`;
	const cards = {
		difference: card(difference, 'points')`Écart à la France
			= {part de la région ${fine(region)}} − {part de la France ${fine(nation)}} =\u00a0{composition ${finePoints(mix)}} + {pratique ${finePoints(rate)}}
			${SUM}`,
		mix: card(mix, 'points')`Composition
			= somme des (poids dans la région − poids en France) × (part de la France dans le segment − sa part d’ensemble) = ${added}
			${MIX}`,
		rate: card(rate, 'points')`Pratique
			= somme des poids dans la région × (part de la région − part de la France) = ${added}
			${RATE}`,
	};
	return tellOne(keptAt(at), cards, key);
}

/** One segment of a region's difference; null: a figure of the cube. */
export function explainSegmentEffect(
	at: Place,
	{ label: of, weight, nationWeight, share, nationShare, mix, rate, total }: SegmentEffectRow,
	nation: number | null,
	key: string,
) {
	const weightOf = (value: number | null) => card(fine(value))`Poids du segment dans l’assiette
		= assiette du segment ÷ assiette = les deux montants disent leur origine dans le tableau des segments
		${WEIGHT}`;
	const [here, there] = [fine(weight), fine(nationWeight)];
	// The last line adds up the others: it has no formula of its own.
	const added = 'somme des segments du tableau';
	const cards = {
		weight: weightOf(weight),
		nationWeight: weightOf(nationWeight),
		mix: card(mix, 'points')`Composition
			= ${total ? added : '(poids dans la région − poids en France) × (part de la France dans le segment − sa part d’ensemble)'}
			= ${total ? finePoints(mix) : `(${here} − ${there}) × (${fine(nationShare)} − ${fine(nation)})`}
			${MIX}`,
		rate: card(rate, 'points')`Pratique
			= ${total ? added : 'poids dans la région × (part de la région − part de la France)'}
			= ${total || share === null ? finePoints(rate) : `${here} × (${fine(share)} − ${fine(nationShare)})`}
			${RATE}`,
		sum: card(mix + rate, 'points')`Composition et pratique
			= {composition ${finePoints(mix)}} + {pratique ${finePoints(rate)}}
			${SUM}`,
	};
	const where = key === 'nationWeight' ? { ...at, scope: NATION } : at;
	return tellOne(keptAt(where, { of }), cards, key);
}

/** What the nation becomes with a segment in or out of the base, from the sums of that side. */
export function explainSide(
	at: Place,
	segment: string,
	side: string,
	sums: BaseSums,
	key: 'share' | 'base' | 'gap' | 'low' | 'high' = 'share',
) {
	const { m2, base, gap, share, low, high } = judge(sums);
	const { lowAmount, highAmount } = bounds(sums);
	const over = money(base);
	const cards = {
		share: card(share, 'share')`
			= (organismes + heures) ÷ assiette = ${money(m2)} ÷ ${over}`,
		low: card(low, 'share')`
			= (organismes + heures à la valeur prudente) ÷ assiette = ${money(lowAmount)} ÷ ${over}`,
		high: card(high, 'share')`
			= (organismes + heures à la valeur généreuse + non identifié) ÷ assiette = ${money(highAmount)} ÷ ${over}`,
		base: card(base)`
			= somme des segments de l’assiette`,
		gap: card(gap)`
			= assiette × ${TARGET_TEXT} − réalisé, au moins zéro = ${over} × ${TARGET_TEXT} − ${money(m2)}`,
	};
	const definition =
		'Le résultat national si ce seul segment était dans l’assiette, ou n’y était pas\u00a0: il est ajouté à chaque somme ou en est retiré, tous les autres restant à leur place.';
	const label = `${FIGURES[key].label}, ${side.toLowerCase()}`;
	const of = segmentLabel(at.site, segment);
	return tell({ ...keptAt(at, { of }), definition }, { ...cards[key], label });
}

/** Weight of a segment in the base. */
export const explainWeight = (at: Place, segment: string, weight: number | null, base: Cents) =>
	tell(
		keptAt(at, { of: segmentLabel(at.site, segment) }),
		card(fine(weight))`Poids dans l’assiette
			= achats payés dans le segment ÷ assiette
			= ${weight ? `${money(base)} ÷ ${money(Math.round(base / weight))}` : 'Le segment n’est pas dans l’assiette.'}
			${WEIGHT}`,
	);

/** The segments that a sentence counts. */
export type SegmentCount = 'inBase' | 'sourced' | 'borderline';

type Labour = Pick<SegmentLine, 'label' | 'min' | 'share' | 'max' | 'source'>;

const LABOUR = [
	column<Labour>('label', 'Segment'),
	shareColumn<Labour>('share', 'Part de main d’œuvre'),
	column<Labour>('range', 'Intervalle', ({ min, max }) => `${percent(min)} à ${percent(max)}`),
	column<Labour>('source', 'Source', ({ source }) => source ?? 'aucune publiée'),
];

/** How many segments are in the base, rest on a published labour share, or could change sides. */
export function explainSegmentCount(at: Place, kept: readonly Labour[], which: SegmentCount) {
	const threshold = `${at.question.threshold}\u00a0%`;
	const cards = {
		inBase: card(kept.length, 'segment')`Segments de l’assiette
			= nombre de segments à ${threshold} de main d’œuvre et plus
			Les segments d’achats courants dont la part de main d’œuvre est d’au moins ${threshold}, segments limites compris ou non selon les filtres. Un segment sans achat compte aussi.`,
		sourced: card(kept.length, 'segment')`Segments à part de main d’œuvre publiée
			= nombre de segments de l’assiette qui ont une source
			Les segments de l’assiette dont la part de main d’œuvre a une source publiée\u00a0; les autres reposent sur une hypothèse de Cap 10.`,
		borderline: card(kept.length, 'segment')`Segments limites
			= nombre de segments dont l’intervalle contient ${threshold}
			Les segments dont l’intervalle de part de main d’œuvre contient ${threshold}, dans l’assiette ou non\u00a0: une autre source les ferait changer de côté.`,
	};
	const note = 'Une ligne par segment, telle que la table des segments la donne.';
	const rows = rowsBehind(LABOUR, kept, note, 'Aucun segment.');
	return tell({ ...keptAt(at), rows }, cards[which]);
}

/** What the share becomes from one threshold to another. */
export function explainThresholdChange(at: Place, from: ThresholdPoint, to: ThresholdPoint) {
	const [before, after] = [from.indicator.share, to.indicator.share];
	if (before === null || after === null) return null;
	return tell(
		keptAt(at),
		card(after - before, 'points')`De ${from.threshold} à ${to.threshold}\u00a0% de main d’œuvre
			= part à ${to.threshold}\u00a0% − part à ${from.threshold}\u00a0% = ${fine(after)} − ${fine(before)}
			Ce que la part réalisée gagne ou perd quand le seuil change\u00a0: des segments entrent dans l’assiette ou en sortent, en entier.`,
	);
}
