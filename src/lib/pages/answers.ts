import { regionMap } from '$lib/geo/regionMap';
import type { RegionMap } from '$lib/geo/shapes';
import { packRows, type PackedRows } from '$lib/queries/packed';
import type { Question } from '$lib/queries/question';
import type { PageSource } from './source';

/** The sums that a page starts with. */
export interface PageAnswers {
	question: Question;
	rows: PackedRows;
	/** The regions of the shown edition. */
	map: RegionMap;
}

/** The answers to one usual question. */
export async function pageAnswers(source: PageSource, question: Question): Promise<PageAnswers> {
	return {
		question,
		rows: packRows(await source.rows(question)),
		map: regionMap(question.edition),
	};
}
