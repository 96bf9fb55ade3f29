import type { SegmentRow } from '$lib/charts/segmentBars';
import { scopeOf, type Answer } from '$lib/rules/answer';
import { entersExactly, isBorderline, reachesThreshold } from '$lib/rules/inBase';
import { judge } from '$lib/rules/indicator';
import { leverPlan, type LeverPlan } from '$lib/rules/levers';
import { realisedOf } from '$lib/rules/sums';
import { NATION } from '$lib/rules/territory';
import { segmentTrialsOf, Tried } from '$lib/rules/trials';
import { figuresOf, type Scope } from './scope';
import { listedSegment, type SiteData } from './site';

/** A segment of a scope, with the trials of its verdict. */
export interface TriedSegment extends SegmentRow {
	tried: Tried;
}

/** The segments of a scope against 10 %, with the nation's share of the same segment. */
export function segmentRows(answer: Answer, site: SiteData, scope: Scope): TriedSegment[] {
	const nation = scopeOf(answer, NATION).segments;
	return [...scope.answer.segments].map(([code, sums]) => {
		const indicator = judge(sums);
		const national = nation.get(code);
		return {
			code,
			label: listedSegment(site, code),
			base: indicator.base,
			...figuresOf(indicator),
			signedGap: indicator.signedGap,
			tried: new Tried(sums, () => segmentTrialsOf(answer, scope.code, code)),
			...(scope.code === NATION || !national ? {} : { nation: judge(national).share }),
		};
	});
}

/**
 * The levers of a region: what each segment brings at the third quartile of the shown regions. Those of
 * the nation are what its regions bring, added up.
 * @param peers the regions of the shown edition
 */
export function levers(answer: Answer, scope: Scope, peers: readonly Scope[]): LeverPlan {
	return leverPlan(
		[...scope.answer.segments].map(([code, sums]) => {
			const own = { base: sums.base, realised: realisedOf(sums) };
			const regions = peers.flatMap(({ answer: { segments } }) => {
				const peer = segments.get(code);
				return peer ? [{ base: peer.base, realised: realisedOf(peer), lines: peer.lines }] : [];
			});
			return { code, ...own, peers: regions, parts: scope.code === NATION ? regions : [own] };
		}),
		scope.indicator.gap,
	);
}

/** Labels of the segments of the base whose place in it is disputable at this threshold. */
interface Disputable {
	/** Their labour-share interval holds the threshold. */
	borderline: string[];
	/** They enter at exactly the threshold. */
	exactly: string[];
}

export function disputable(
	{ segments }: Pick<SiteData, 'segments'>,
	threshold: number,
): Disputable {
	return {
		borderline: segments
			.filter((s) => reachesThreshold(s, threshold) && isBorderline(s, threshold))
			.map(({ label }) => label),
		exactly: segments.filter((s) => entersExactly(s, threshold)).map(({ label }) => label),
	};
}
