import type { HeatMapCell } from '$lib/charts/heatMap';
import type { RankingRow } from '$lib/charts/ranking';
import type { RegionMapValue } from '$lib/charts/regionMap';
import type { Answer } from '$lib/rules/answer';
import { scopeOf } from '$lib/rules/answer';
import { judge } from '$lib/rules/indicator';
import { rankingGuard, type RankInput } from '$lib/rules/ranking';
import { NATION } from '$lib/rules/territory';
import { figuresOf, scopeView, type Scope } from './scope';
import { listedSegment, type SiteData } from './site';
import { robustnessWords } from './trials';

/** Address of a region's page, with the filters of the view. */
export type RegionHref = (code: string) => string;

/** Every region of the shown edition, in the reference's order; none is left out for lack of lines. */
export function regionScopes(answer: Answer, site: SiteData): Scope[] {
	return site.regions[answer.question.edition].map(({ code, label }) =>
		scopeView(answer, code, label),
	);
}

/** What the ranking guard asks of a region. One family alone has contracts of both. */
export function rankInput({ code, indicator, sums, answer }: Scope, whole: boolean): RankInput {
	const { share, base, m2: realised } = indicator;
	const { largestContract, heaviest } = answer;
	return {
		code,
		share,
		base,
		lines: sums.lines,
		largestContract,
		...(whole && heaviest && { realised, largestRealised: heaviest.byRealised.realised }),
	};
}

function guardOf(scope: Scope, whole: boolean): string | null {
	const guard = rankingGuard(rankInput(scope, whole));
	return guard && guard.code !== 'notComputable' ? guard.reason : null;
}

/** @param whole both families are asked for */
export function rankingRows(
	scopes: readonly Scope[],
	href: RegionHref,
	whole: boolean,
): RankingRow[] {
	return scopes.map((scope) => {
		const { robust } = scope.tried.robustness;
		const unranked = guardOf(scope, whole);
		return {
			code: scope.code,
			label: scope.label,
			...figuresOf(scope.indicator),
			href: href(scope.code),
			...(robust === null ? {} : { robust }),
			...(unranked ? { unranked } : {}),
		};
	});
}

export function mapValues(
	scopes: readonly Scope[],
	href: RegionHref,
): Record<string, RegionMapValue> {
	return Object.fromEntries(
		scopes.map(({ code, label, indicator, tried: { robustness } }) => {
			const words = robustnessWords(robustness);
			return [
				code,
				{
					label,
					...figuresOf(indicator),
					gap: indicator.gap,
					href: href(code),
					...(robustness.robust === null ? {} : { robust: robustness.robust }),
					...(words === null ? {} : { detail: `verdict ${words}` }),
				},
			];
		}),
	);
}

export interface HeatMapData {
	rows: { code: string; label: string; href?: string; strong?: boolean }[];
	columns: { code: string; label: string }[];
	cells: HeatMapCell[];
}

/** Regions × segments of the base, the nation first; segments by falling base in the nation. */
export function heatMapData(
	answer: Answer,
	site: SiteData,
	scopes: readonly Scope[],
	href: RegionHref,
): HeatMapData {
	const nation = scopeOf(answer, NATION).segments;
	const columns = site.segments
		.filter(({ code }) => nation.has(code))
		.sort((a, b) => (nation.get(b.code)?.base ?? 0) - (nation.get(a.code)?.base ?? 0))
		.map(({ code }) => ({ code, label: listedSegment(site, code) }));
	const all = [{ code: NATION, segments: nation }].concat(
		scopes.map(({ code, answer: { segments } }) => ({ code, segments: new Map(segments) })),
	);
	return {
		rows: [
			{ code: NATION, label: 'France', strong: true },
			...scopes.map(({ code, label }) => ({ code, label, href: href(code) })),
		],
		columns,
		cells: all.flatMap(({ code, segments }) =>
			[...segments].map(([segment, sums]) => {
				const indicator = judge(sums);
				return { row: code, column: segment, ...figuresOf(indicator), gap: indicator.gap };
			}),
		),
	};
}
