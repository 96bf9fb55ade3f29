import { packRows } from '$lib/queries/packed';
import { querySegmentSources, querySegments } from '$lib/queries/reference';
import { querySegmentSums } from '$lib/queries/segmentSums';
import { perSource, type PageSource } from './source';

const defaultSums = perSource(({ engine, byDefault }: PageSource) =>
	querySegmentSums(engine, byDefault),
);

/** A page for each segment of the reference, bought or not. */
export async function segmentCodes({ engine }: PageSource): Promise<string[]> {
	return (await querySegments(engine)).map(({ code }) => code);
}

/** What the list of segments and its threshold explorer start with. */
export async function segmentsPage(source: PageSource) {
	return {
		page: { question: source.byDefault, rows: packRows(await defaultSums(source)) },
		sources: await querySegmentSources(source.engine),
	};
}

/**
 * What the page of a segment starts with: its own rows, and the nation by segment for what the
 * result becomes with or without it. Null when the reference has no such segment.
 */
export async function segmentPage(source: PageSource, code: string) {
	const found = (await querySegmentSources(source.engine)).find((row) => row.code === code);
	if (!found) return null;
	const question = source.byDefault;
	const rows = (await defaultSums(source)).filter(
		(row) => row.segment === code || (row.grain === 'annee' && row.year === question.year),
	);
	return { code, page: { question, rows: packRows(rows) }, source: found };
}
