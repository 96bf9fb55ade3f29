import { querySegmentSources, querySegments } from '$lib/queries/reference';
import type { PageSource } from './source';

/** A page for each segment of the reference, bought or not. */
export async function segmentCodes({ engine }: PageSource): Promise<string[]> {
	return (await querySegments(engine)).map(({ code }) => code);
}

/** What the list of segments and its threshold explorer need beside the cells. */
export async function segmentsPage({ engine }: PageSource) {
	return { sources: await querySegmentSources(engine) };
}

/** What the page of a segment needs beside the cells. Null when the reference has no such segment. */
export async function segmentPage({ engine }: PageSource, code: string) {
	const source = (await querySegmentSources(engine)).find((row) => row.code === code);
	return source ? { code, source } : null;
}
