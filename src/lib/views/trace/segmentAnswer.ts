import { scopeOf, type Answer, type ScopeAnswer } from '$lib/queries/answer';
import { sumOver, type SegmentAnswer } from '$lib/queries/segmentAnswer';
import { baseSegments } from '../segmentPages';
import type { SiteData } from '../site';

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
