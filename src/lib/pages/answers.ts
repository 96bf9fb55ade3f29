import { packRows, type PackedRows } from '$lib/queries/packed';
import { pageRows } from '$lib/queries/pageRows';
import type { Question } from '$lib/queries/question';
import type { PageSource } from './source';

/** The sums that a page starts with. */
export interface PageAnswers {
	question: Question;
	rows: PackedRows;
}

/**
 * The answers to one usual question.
 * @param scope the region of the page, or the nation: see {@link pageRows}
 */
export async function pageAnswers(
	source: PageSource,
	question: Question,
	scope: string,
): Promise<PageAnswers> {
	const rows = await source.rows(question);
	return { question, rows: packRows(pageRows(rows, question, scope)) };
}
