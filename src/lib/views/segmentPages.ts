/** What the pages of the segments draw. Pure: an answer in, rows out. */
import type { LabourRow, SegmentPlace } from '$lib/charts/labourRanges';
import type { RankingRow } from '$lib/charts/ranking';
import type { StripRow } from '$lib/charts/stripPlot';
import type { CurvePoint } from '$lib/charts/thresholdCurve';
import type { TrendPoint } from '$lib/charts/trend';
import type { SegmentSource } from '$lib/queries/reference';
import { baseOf, scopeOf, type Answer } from '$lib/rules/answer';
import { distribution, type Distribution } from '$lib/rules/distribution';
import { judge, type Indicator } from '$lib/rules/indicator';
import { MIN_LINES, rankingGuard } from '$lib/rules/ranking';
import {
	inBase,
	isBorderline,
	reachesThreshold,
	type BaseQuestion,
	type SegmentLabour,
} from '$lib/rules/inBase';
import { combineSums, NO_SUMS, type BaseSums } from '$lib/rules/sums';
import { share } from '$lib/rules/target';
import type { SegmentInScope, ThresholdPoint } from '$lib/rules/threshold';
import { NATION } from '$lib/rules/territory';
import { segmentTrialsOf, Tried } from '$lib/rules/trials';
import type { RegionHref } from './regions';
import { figuresOf } from './scope';
import { listedSegment, type SiteData } from './site';
import { yearPoints } from './trend';

/** Where a segment stands for a question. */
function placeOf(segment: SegmentLabour, question: BaseQuestion): SegmentPlace {
	if (!segment.current) return 'notCurrent';
	if (inBase(segment, question)) return 'in';
	return reachesThreshold(segment, question.threshold) ? 'borderline' : 'below';
}

/** A segment with its labour share and its result in a scope. */
export interface SegmentLine extends LabourRow {
	/** Where the labour share comes from; null when the reference names nothing. */
	source: string | null;
	/** Its interval holds the threshold. */
	borderline: boolean;
	/** Null when the scope buys nothing there, and outside the achats courants. */
	indicator: Indicator | null;
	/** Part of the scope's base; null when it is not in it. */
	weight: number | null;
}

/** Every segment of the reference in a scope, in the base or not, in the reference's order. */
export function segmentLines(
	answer: Answer,
	site: SiteData,
	scope: string,
	sources: readonly SegmentSource[],
	href?: (code: string) => string,
): SegmentLine[] {
	const { question } = answer;
	const { current } = scopeOf(answer, scope);
	const { base } = baseOf(answer, scope);
	const bySegment = new Map(sources.map(({ code, source }) => [code, source]));
	return site.segments.map((segment) => {
		const { code, min, share: labourShare, max, sourced } = segment;
		const place = placeOf(segment, question);
		const sums = current.get(code);
		return {
			code,
			label: listedSegment(site, code),
			...(href && { href: href(code) }),
			min,
			share: labourShare,
			max,
			sourced,
			place,
			source: bySegment.get(code) ?? null,
			borderline: isBorderline(segment, question.threshold),
			indicator: sums ? judge(sums) : null,
			weight: sums && place === 'in' ? share(sums.base, base) : null,
		};
	});
}

/** The segments with their sums in a scope, for the rules of the threshold. */
export function segmentsInScope(answer: Answer, site: SiteData, scope: string): SegmentInScope[] {
	const { current } = scopeOf(answer, scope);
	return site.segments.map((segment) => ({ ...segment, sums: current.get(segment.code) ?? null }));
}

export function curvePoints(curve: readonly ThresholdPoint[]): CurvePoint[] {
	return curve.map(({ threshold, indicator }) => ({
		threshold,
		base: indicator.base,
		...figuresOf(indicator),
	}));
}

/** One segment across the regions, and what the nation becomes with or without it. */
export interface SegmentView {
	code: string;
	label: string;
	place: SegmentPlace;
	borderline: boolean;
	/** Sums of the nation in the segment; zeros when nothing is bought. */
	sums: BaseSums;
	indicator: Indicator;
	tried: Tried;
	/** The nation as shown, and with this segment on the other side; null outside the achats courants. */
	nation: Indicator;
	flipped: Indicator | null;
	/** The sums of both. */
	total: BaseSums;
	flippedTotal: BaseSums | null;
	/** Part of the nation's base; null when it is not in it. */
	weight: number | null;
	regions: SegmentRegion[];
	distribution: Distribution;
	trend: TrendPoint[];
}

/** A region in one segment. */
export interface SegmentRegion {
	code: string;
	label: string;
	sums: BaseSums;
	indicator: Indicator;
	tried: Tried;
	/** Why it takes no rank; null when it does, or when it buys nothing there. */
	unranked: string | null;
}

function regionsOf(answer: Answer, site: SiteData, segment: string): SegmentRegion[] {
	// One family alone has contracts of both.
	const whole = answer.question.family === 'toutes';
	return site.regions[answer.question.edition].map(({ code, label }) => {
		const { current, largestInSegment } = scopeOf(answer, code);
		const sums = current.get(segment) ?? NO_SUMS;
		const largest = largestInSegment.get(segment);
		const indicator = judge(sums);
		const guard = rankingGuard({
			code,
			share: indicator.share,
			base: sums.base,
			lines: sums.lines,
			largestContract: largest?.base ?? 0,
			...(whole && { realised: indicator.m2, largestRealised: largest?.realised ?? 0 }),
		});
		const unranked = guard && guard.code !== 'notComputable' ? guard.reason : null;
		const tried = new Tried(sums, () => segmentTrialsOf(answer, code, segment));
		return { code, label, sums, indicator, tried, unranked };
	});
}

/** @throws {Error} when the reference has no such segment */
export function segmentView(answer: Answer, site: SiteData, code: string): SegmentView {
	const segment = site.segments.find((found) => found.code === code);
	if (!segment) throw new Error(`Segment inconnu\u00a0: ${code}`);
	const sums = scopeOf(answer, NATION).current.get(code) ?? NO_SUMS;
	const total = baseOf(answer);
	const place = placeOf(segment, answer.question);
	const regions = regionsOf(answer, site, code);
	// Out of the base if it is in, in if it is out.
	const flippedTotal = segment.current ? combineSums(total, sums, place === 'in' ? -1 : 1) : null;
	return {
		code,
		label: segment.label,
		place,
		borderline: isBorderline(segment, answer.question.threshold),
		sums,
		indicator: judge(sums),
		tried: new Tried(sums, () => segmentTrialsOf(answer, NATION, code)),
		nation: judge(total),
		total,
		flippedTotal,
		flipped: flippedTotal && judge(flippedTotal),
		weight: place === 'in' ? share(sums.base, total.base) : null,
		regions,
		distribution: distribution(
			regions.map(({ code: region, sums: { base, org, hours, lines } }) => ({
				code: region,
				base,
				realised: org + hours,
				lines,
			})),
		),
		trend: yearPoints(answer.segmentTrends.get(code) ?? []),
	};
}

export function segmentRanking(regions: readonly SegmentRegion[], href: RegionHref): RankingRow[] {
	return regions.map(({ code, label, indicator, unranked, tried: { robustness } }) => ({
		code,
		label,
		href: href(code),
		...figuresOf(indicator),
		...(robustness.robust !== null && { robust: robustness.robust }),
		...(unranked && { unranked }),
	}));
}

export function stripRows({ regions, distribution: { counted } }: SegmentView, href: RegionHref) {
	return regions.map(({ code, label, indicator }): StripRow => ({
		code,
		label,
		href: href(code),
		...figuresOf(indicator),
		...(indicator.share !== null &&
			!counted.includes(code) && {
				apart: `moins de ${MIN_LINES} lignes, hors quartiles`,
			}),
	}));
}
