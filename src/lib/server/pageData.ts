import { regionMap } from '$lib/geo/regionMap';
import type { RegionMap } from '$lib/geo/shapes';
import { packRows, type PackedRows } from '$lib/queries/packed';
import { VIEWED_BASES, type Basis, type Question } from '$lib/queries/question';
import { getSite } from './site';

/** The sums that a page is prerendered with, by basis. */
export interface PageAnswers {
	question: Question;
	/** Bases shown: paid always, awarded where the data hold some. */
	bases: readonly Basis[];
	rows: Readonly<Record<string, PackedRows>>;
	/** The regions of the shown edition. */
	map: RegionMap;
}

/** The answers to one usual question. */
export async function pageAnswers(question: Question): Promise<PageAnswers> {
	const site = await getSite();
	const bases = VIEWED_BASES.filter((basis) => basis === 'paye' || site.bases.includes(basis));
	const rows = await Promise.all(
		bases.map(async (basis) => [basis, packRows(await site.rows({ ...question, basis }))] as const),
	);
	return { question, bases, rows: Object.fromEntries(rows), map: regionMap(question.edition) };
}
