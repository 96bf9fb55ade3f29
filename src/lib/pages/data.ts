import { queryFaultCount, queryFaults } from '$lib/queries/quality';
import { qualityReport } from './quality';
import type { PageSource } from './source';

/** What `/donnees/` shows of a data set. */
export async function dataPage(source: PageSource) {
	return { quality: await qualityReport(source) };
}

/** Faults listed on the page; the file of rejects has them all. */
const SHOWN_FAULTS = 2_000;

/** The same, with each fault of the reader's own files. */
export async function ownDataPage(source: PageSource) {
	const [page, faults, faultCount] = await Promise.all([
		dataPage(source),
		queryFaults(source.engine, SHOWN_FAULTS),
		queryFaultCount(source.engine),
	]);
	return { ...page, faults, faultCount };
}
