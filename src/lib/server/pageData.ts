import { regionMap } from '$lib/geo/regionMap';
import type { RegionMap } from '$lib/geo/shapes';
import { packRows, type PackedRows } from '$lib/queries/packed';
import type { Question } from '$lib/queries/question';
import { getSite } from './site';

/** The sums that a page is prerendered with. */
export interface PageAnswers {
	question: Question;
	rows: PackedRows;
	/** The regions of the shown edition. */
	map: RegionMap;
}

/** The answers to one usual question. */
export async function pageAnswers(question: Question): Promise<PageAnswers> {
	const site = await getSite();
	return {
		question,
		rows: packRows(await site.rows(question)),
		map: regionMap(question.edition),
	};
}
