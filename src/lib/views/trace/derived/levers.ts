/** Levers, and the quartiles of the regions that they aim at. */
import * as FIGURES from '$lib/figures/made/levers';
import type { Answer } from '$lib/rules/answer';
import { LEVER_QUANTILE, type Lever } from '$lib/rules/levers';
import type { Cents } from '$lib/rules/sums';
import { NATION } from '$lib/rules/territory';
import { potentialColumns, segmentColumn, type Potential } from '../../leverColumns';
import type { QuartileRow } from '../../segmentColumns';
import { segmentLabel } from '../../site';
import { keptAt, type Place } from '../../kept';
import { rowsBehind } from '../../rows/behind';
import { rankedRows, regionShares } from '../../rows/regions';
import { tellMade, tellOne } from '../tell';

/** A lever, or a segment of a plan, which has no rank and so no cumulated potential. */
type Reach = Omit<Lever, 'cumulated' | 'needed'> & Partial<Lever>;

/** What a lever's column says beside the figures of the segment; null: a figure of the cube. */
export function explainLever(at: Place, lever: Reach, base: Cents, key: string) {
	const figures = at.scope === NATION ? FIGURES.NATION_LEVER : FIGURES.LEVER;
	if (key === 'cumulated' && lever.cumulated === undefined) return null;
	const amounts = { ...lever, base, cumulated: lever.cumulated ?? 0 };
	return tellMade(keptAt(at, { of: segmentLabel(at.site, lever.code) }), figures, key, amounts);
}

/**
 * What the levers do together: `total`, `remaining` to find, or how many of them close the gap
 * (`closedBy`).
 * @param levers by falling potential
 * @param closedBy how many suffice, as the page prints it
 */
export function explainLeverPlan(
	at: Place,
	levers: readonly Potential[],
	gap: Cents,
	key: keyof typeof FIGURES.LEVERS,
	closedBy = 0,
) {
	const useful = levers.filter(({ potential }) => potential > 0);
	const kept = key === 'closedBy' ? useful.slice(0, closedBy) : useful;
	const total = useful.reduce((sum, { potential }) => sum + potential, 0);
	const rows = rowsBehind(
		[segmentColumn<Potential>(at.site), ...potentialColumns()],
		kept,
		'Une ligne par segment qui a un potentiel. Chaque potentiel dit son origine dans le tableau.',
		'Aucun segment n’a de potentiel.',
	);
	const shared = { ...keptAt(at), definition: FIGURES.LEVERS_ARE, rows };
	const potentials = kept.map(({ potential }) => potential);
	const remaining = Math.max(0, gap - total);
	return tellMade(shared, FIGURES.LEVERS, key, { total, gap, remaining, closedBy, potentials });
}

/** A quartile of the regions in a segment. */
export function explainQuartile(
	at: Place,
	segment: string,
	{ label, share, at: p }: Pick<QuartileRow, 'label' | 'share' | 'at'>,
	answer: Answer,
) {
	const { edition } = at.question;
	const regions = regionShares(answer, at.site, segment);
	const shares = regions.flatMap((region) => (region.rank === null ? [] : [region.share ?? 0]));
	const rows = rankedRows(at.site, edition, regions);
	const shared = { ...keptAt(at, { of: segmentLabel(at.site, segment) }), rows };
	const amounts = { label, shares, at: p, edition };
	return tellOne(shared, FIGURES.QUARTILE, share ?? 'aucune région', amounts);
}

/** The best quarter of the regions in the segment of a lever: their third quartile. */
export const explainBestQuarter = (
	at: Place,
	{ code, reference: share }: Pick<Lever, 'code' | 'reference'>,
	answer: Answer,
) => explainQuartile(at, code, { label: 'Meilleur quart', share, at: LEVER_QUANTILE }, answer);
