import { scopeOf, type Answer, type ScopeAnswer } from '$lib/queries/answer';
import { sumOver, type SegmentAnswer } from '$lib/queries/segmentAnswer';
import { NATION } from '$lib/rules/territory';
import { baseSegments } from '../segmentPages';
import type { SiteData } from '../site';

/** The nation's sums of one segment in another year, as the panel reads them. */
export function tracedSegmentYear(answer: SegmentAnswer, segment: string, year: number): Answer {
	const traced: Answer = {
		question: { ...answer.question, year },
		basis: 'paye',
		scopes: new Map(),
	};
	const sums = answer.trend.get(segment)?.get(year);
	const nation: ScopeAnswer = {
		...scopeOf(traced, NATION),
		segments: new Map(sums ? [[segment, sums]] : []),
	};
	return { ...traced, scopes: new Map([[NATION, nation]]) };
}

/** The sums of the pages of segments, as the panel reads them: no ledger, and one year only. */
export function tracedSegments(answer: SegmentAnswer, site: SiteData): Answer {
	const { question, cells } = answer;
	const traced: Answer = { question, basis: 'paye', scopes: new Map() };
	const inBase = baseSegments(site, question);
	return {
		...traced,
		scopes: new Map(
			[...cells].map(([code, segments]): [string, ScopeAnswer] => [
				code,
				{
					...scopeOf(traced, code),
					segments,
					trend: new Map([[question.year, sumOver(answer, code, inBase)]]),
				},
			]),
		),
	};
}
