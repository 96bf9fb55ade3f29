/** Figures that compare: a region with the nation, a base with a segment in or out, two thresholds. */
import * as FIGURES from '$lib/figures/made/compared';
import { fine } from '$lib/figures/made/made';
import { bounds } from '$lib/rules/bounds';
import type { Decomposition } from '$lib/rules/decomposition';
import { judge } from '$lib/rules/indicator';
import type { BaseSums, Cents } from '$lib/rules/sums';
import { NATION } from '$lib/rules/territory';
import type { ThresholdPoint } from '$lib/rules/threshold';
import type { SegmentEffectRow } from '../../compare';
import { segmentLabel } from '../../site';
import { keptAt, type Place } from '../../kept';
import { rowsBehind } from '../../rows/behind';
import { LABOUR, type Labour } from '../../rows/segments';
import { tellMade, tellOne } from '../tell';

/** Mix, rate or difference of a region; null: a figure of the cube. */
export const explainEffect = (at: Place, effects: Decomposition, key: string) =>
	tellMade(keptAt(at), FIGURES.EFFECTS, key, { ...effects, segments: effects.segments.length });

/** One segment of a region's difference; null: a figure of the cube. */
export function explainSegmentEffect(
	at: Place,
	{ label: of, weight, nationWeight, mix, rate, total, ...shares }: SegmentEffectRow,
	nation: number | null,
	key: string,
) {
	const [here, there] = [fine(weight), fine(nationWeight)];
	const where = key === 'nationWeight' ? { ...at, scope: NATION } : at;
	const figures = total ? FIGURES.ALL_EFFECTS : FIGURES.SEGMENT_EFFECTS;
	return tellMade(keptAt(where, { of }), figures, key, {
		...shares,
		nation,
		here,
		there,
		weight: here,
		nationWeight: there,
		mix,
		rate,
		sum: mix + rate,
	});
}

/** What the nation becomes with a segment in or out of the base, from the sums of that side. */
export function explainSide(
	at: Place,
	segment: string,
	side: string,
	sums: BaseSums,
	key: keyof typeof FIGURES.SIDE = 'share',
) {
	const kept = keptAt(at, { of: segmentLabel(at.site, segment) });
	const amounts = { ...judge(sums), ...bounds(sums), side: side.toLowerCase() };
	return tellMade({ ...kept, definition: FIGURES.SIDE_IS }, FIGURES.SIDE, key, amounts);
}

/** Weight of a segment in the base. */
export function explainWeight(at: Place, segment: string, weight: number | null, base: Cents) {
	const kept = keptAt(at, { of: segmentLabel(at.site, segment) });
	return tellOne(kept, FIGURES.WEIGHT_IN_BASE, fine(weight), { weight, base });
}

/** How many segments are in the base, rest on a published labour share, or could change sides. */
export function explainSegmentCount(
	at: Place,
	kept: readonly Labour[],
	which: keyof typeof FIGURES.SEGMENT_COUNTS,
) {
	const threshold = `${at.question.threshold}\u00a0%`;
	const note = 'Une ligne par segment, telle que la table des segments la donne.';
	const shared = { ...keptAt(at), rows: rowsBehind(LABOUR, kept, note, 'Aucun segment.') };
	return tellOne(shared, FIGURES.SEGMENT_COUNTS[which], kept.length, { threshold });
}

/** What the share becomes from one threshold to another. */
export function explainThresholdChange(at: Place, from: ThresholdPoint, to: ThresholdPoint) {
	const [before, after] = [from.indicator.share, to.indicator.share];
	if (before === null || after === null) return null;
	return tellOne(keptAt(at), FIGURES.THRESHOLD_CHANGE, after - before, {
		from: `${from.threshold}`,
		to: `${to.threshold}`,
		before,
		after,
	});
}
