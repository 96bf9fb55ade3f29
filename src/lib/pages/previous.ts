import { readAnswer, scopeOf } from '$lib/queries/answer';
import type { Question } from '$lib/queries/question';
import type { BaseSums } from '$lib/rules/sums';
import type { PageSource } from './source';

/** The base of each segment of a scope in the fiscal year before a question's. */
export type PreviousSegments = [segment: string, sums: BaseSums][];

/** Null when the data lack the previous year: there is nothing to compare with. */
export async function previousSegments(
	source: PageSource,
	question: Question,
	scope: string,
): Promise<PreviousSegments | null> {
	const before = { ...question, year: question.year - 1 };
	if (!source.years.includes(before.year)) return null;
	const answer = readAnswer(before, await source.rows(before));
	return [...scopeOf(answer, scope).segments];
}
