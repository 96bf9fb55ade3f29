import { queryEndingContractCount } from '$lib/queries/contracts';
import { querySegmentSources } from '$lib/queries/reference';
import type { EsfOutcome } from '$lib/rules/esf/types';
import { METHOD_VERSION } from '$lib/rules/method';
import { NATION } from '$lib/rules/territory';
import { judgedNow, RELEASE_FORMAT, type ListTotals, type Release } from '$lib/views/release';
import { coverageBriefData } from './coverage';
import { esfAssessments } from './esf';
import { buyersInBrief } from './market';
import { siteWords } from './siteWords';
import type { PageSource } from './source';

async function listTotals(source: PageSource): Promise<ListTotals> {
	const { edition } = source.byDefault;
	const [buyers, contracts, coverage, applications] = await Promise.all([
		buyersInBrief(source, edition, NATION, 0),
		queryEndingContractCount(source.engine),
		coverageBriefData(source, edition, null),
		source.present['demandes_fse'] ? esfAssessments(source) : null,
	]);
	const outcomes: Partial<Record<EsfOutcome, number>> = {};
	for (const { outcome } of applications ?? []) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
	return {
		buyers: buyers.summary.named,
		nothing: buyers.summary.without,
		contracts,
		coverage: coverage?.states ?? null,
		applications: applications && outcomes,
	};
}

/** What this publication leaves to those after it. */
export async function currentRelease(source: PageSource): Promise<Release> {
	const { info, present, years, byDefault, publishedCells: cells } = source;
	const { regions, pairs, segments } = await siteWords(source);
	return {
		format: RELEASE_FORMAT,
		id: info.date_reference,
		method: METHOD_VERSION,
		info,
		present,
		years,
		byDefault,
		regions,
		pairs,
		segments,
		sources: await querySegmentSources(source.engine),
		cells,
		judged: judgedNow((question) => source.answer(question), byDefault, years),
		totals: await listTotals(source),
	};
}
