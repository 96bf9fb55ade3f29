/** What the comparison of regions draws. Pure: an answer in, rows out. */
import type { EffectRow } from '$lib/charts/effectBars';
import type { ScatterRow } from '$lib/charts/shareScatter';
import type { MultipleSeries } from '$lib/charts/smallMultiples';
import { baseOf, scopeOf, type Answer } from '$lib/rules/answer';
import { decompose, type Decomposition, type PartOfBase } from '$lib/rules/decomposition';
import { differenceOf, type Difference } from '$lib/rules/difference';
import { judge } from '$lib/rules/indicator';
import { rank } from '$lib/rules/ranking';
import type { BaseSums } from '$lib/rules/sums';
import { share } from '$lib/rules/target';
import { EDITIONS, NATION, type Edition } from '$lib/rules/territory';
import { rankInput, type RegionHref } from './regions';
import type { Scope } from './scope';
import { listedSegment, type SiteData } from './site';
import { trendPoints } from './trend';

/** A region beside the others. */
export interface Compared extends Scope {
	/** Place among the regions that can be ranked; null when the guard holds. */
	rank: number | null;
	/** Why it has no rank, in words; null when it has one. */
	unranked: string | null;
	/** Its share less the nation's, at common assumptions; null when either has no base. */
	difference: Difference | null;
	/** How its difference to the nation splits; null when either has no base. */
	effects: Decomposition | null;
}

const NO_PART: PartOfBase = { base: 0, realised: 0 };

const partOf = (sums: BaseSums | undefined): PartOfBase =>
	sums ? { base: sums.base, realised: sums.org + sums.hours } : NO_PART;

/** Mix and rate of a region against the nation, over the segments of the base. */
function effectsOf(answer: Answer, code: string): Decomposition | null {
	const region = scopeOf(answer, code).segments;
	return decompose(
		[...scopeOf(answer, NATION).segments].map(([segment, sums]) => ({
			code: segment,
			region: partOf(region.get(segment)),
			nation: partOf(sums),
		})),
	);
}

/** Every region with its rank and its split, in the order of {@link scopes}. */
export function comparedRegions(answer: Answer, scopes: readonly Scope[]): Compared[] {
	const ranks = new Map(
		rank(scopes.map((scope) => rankInput(scope, answer.question.family === 'toutes'))).map(
			(ranked) => [ranked.scope.code, ranked],
		),
	);
	const nation = baseOf(answer, NATION);
	return scopes.map((scope) => {
		const place = ranks.get(scope.code);
		return {
			...scope,
			rank: place?.rank ?? null,
			unranked: place?.guard?.reason ?? null,
			difference: differenceOf(nation, scope.sums),
			effects: effectsOf(answer, scope.code),
		};
	});
}

/** The regions with a split, from the furthest above the nation to the furthest below. */
export function effectRows(regions: readonly Compared[], href: RegionHref): EffectRow[] {
	return regions
		.flatMap(({ code, label, effects }) =>
			effects ? [{ code, label, href: href(code), mix: effects.mix, rate: effects.rate }] : [],
		)
		.sort((a, b) => b.mix + b.rate - (a.mix + a.rate) || (a.code < b.code ? -1 : 1));
}

/** One segment of a region's split, with what it is made of. Shares and weights are fractions. */
export interface SegmentEffectRow extends EffectRow {
	/** Weight of the segment in the base of the region, and of the nation. */
	weight: number | null;
	nationWeight: number | null;
	/** Share in the region; null when it buys nothing there. */
	share: number | null;
	nationShare: number | null;
}

/** The split of a region by segment, the heaviest first, and its total as a last line. */
export function segmentEffects(
	answer: Answer,
	site: SiteData,
	region: Compared,
	href?: (code: string) => string,
): SegmentEffectRow[] {
	const { effects } = region;
	if (!effects) return [];
	const nation = scopeOf(answer, NATION).segments;
	const nationBase = effects.segments.reduce(
		(sum, { code }) => sum + partOf(nation.get(code)).base,
		0,
	);
	const rows = effects.segments.map(({ code, mix, rate }): SegmentEffectRow => {
		const [own, whole] = [partOf(region.answer.segments.get(code)), partOf(nation.get(code))];
		return {
			code,
			label: listedSegment(site, code),
			...(href && { href: href(code) }),
			mix,
			rate,
			weight: share(own.base, region.indicator.base),
			nationWeight: share(whole.base, nationBase),
			share: share(own.realised, own.base),
			nationShare: share(whole.realised, whole.base),
		};
	});
	rows.sort(
		(a, b) => Math.abs(b.mix + b.rate) - Math.abs(a.mix + a.rate) || (a.code < b.code ? -1 : 1),
	);
	return [
		...rows,
		{
			code: 'total',
			label: 'Ensemble',
			mix: effects.mix,
			rate: effects.rate,
			total: true,
			weight: 1,
			nationWeight: 1,
			share: effects.region,
			nationShare: effects.nation,
		},
	];
}

/** Small charts by falling share of the year asked for, the regions chosen first. */
export function multiples(
	answer: Answer,
	regions: readonly Compared[],
	chosen: readonly string[],
	href: RegionHref,
): MultipleSeries[] {
	return [...regions]
		.sort(
			(a, b) =>
				Number(chosen.includes(b.code)) - Number(chosen.includes(a.code)) ||
				(b.indicator.share ?? -Infinity) - (a.indicator.share ?? -Infinity) ||
				(a.code < b.code ? -1 : 1),
		)
		.map(({ code, label }) => ({
			code,
			label,
			href: href(code),
			points: trendPoints(answer, code),
		}));
}

export function scatterRows(regions: readonly Compared[], href: RegionHref): ScatterRow[] {
	return regions.map(({ code, label, unranked, indicator }) => {
		const { share: part, low, high, verdict, base } = indicator;
		return {
			code,
			label,
			href: href(code),
			share: part,
			low,
			high,
			verdict,
			base,
			...(part !== null && unranked && { unranked }),
		};
	});
}

/** The segment that lacks the most euros to 10 %; null when none does. */
export function worstSegment(
	{ answer }: Scope,
	site: SiteData,
): { code: string; label: string; gap: number } | null {
	const [worst] = [...answer.segments]
		.map(([code, sums]) => ({ code, gap: judge(sums).signedGap ?? 0 }))
		.sort((a, b) => b.gap - a.gap);
	return worst && worst.gap > 0 ? { ...worst, label: listedSegment(site, worst.code) } : null;
}

/** The same territory in another edition: what holds its parts there. */
export function followSelection(
	codes: readonly string[],
	to: Edition,
	{ pairs, regions }: Pick<SiteData, 'pairs' | 'regions'>,
): string[] {
	const elsewhere = EDITIONS.filter((edition) => edition !== to);
	const moved = pairs
		.filter((pair) => elsewhere.some((edition) => codes.includes(pair[edition])))
		.map((pair) => pair[to]);
	return knownCodes(moved, regions[to]);
}

/** The codes of an edition among those given, each once, in the reference's order. */
export function knownCodes(
	codes: readonly string[],
	regions: readonly { code: string }[],
): string[] {
	return regions.map(({ code }) => code).filter((code) => codes.includes(code));
}
