import { queryBasins } from '$lib/queries/basins';
import {
	queryApplicationCounts,
	queryApplications,
	queryExpenses,
	type ApplicationCounts,
} from '$lib/queries/esf';
import { queryCoverageRows, queryDeclarations, queryPosts } from '$lib/queries/posts';
import { queryDecisions } from '$lib/queries/prefects';
import { queryRegionPairs, queryRegions, querySegments } from '$lib/queries/reference';
import { readAnswer, scopeOf } from '$lib/queries/answer';
import { coverageAt } from '$lib/rules/coverage';
import { assess, type Assessment } from '$lib/rules/esf/assess';
import type { Decision } from '$lib/rules/esf/types';
import { judge } from '$lib/rules/indicator';
import { decisionsFor, esfDecisions, esfRecords, type EsfRecord } from '$lib/views/esf/records';
import { esfBrief, type EsfBrief } from '$lib/views/esf/region';
import type { TargetIndex } from '$lib/views/esf/targets';
import { getSite, type Site } from './site';

/** What of a site the pre-check reads. */
export type EsfSource = Pick<Site, 'engine' | 'info'>;

interface EsfData {
	records: readonly EsfRecord[];
	decisions: readonly Decision[];
	assessments: readonly Assessment[];
	counts: ApplicationCounts;
}

async function collect({ engine, info }: EsfSource): Promise<EsfData> {
	const [rows, expenses, decided, counts] = await Promise.all([
		queryApplications(engine),
		queryExpenses(engine),
		queryDecisions(engine),
		queryApplicationCounts(engine),
	]);
	const records = esfRecords(rows, expenses, info.diffusion === 'interne');
	const decisions = esfDecisions(decided);
	const assessments = records.map(({ application }) => assess(application, decisions));
	return { records, decisions, assessments, counts };
}

const collected = new WeakMap<EsfSource, Promise<EsfData>>();

function esfData(site: EsfSource): Promise<EsfData> {
	let data = collected.get(site);
	if (!data) collected.set(site, (data = collect(site)));
	return data;
}

/** The pre-check of every application, in the order of the file. */
export async function esfAssessments(site: EsfSource): Promise<readonly Assessment[]> {
	return (await esfData(site)).assessments;
}

/** Coverage of the basins and results of the segments that the applications name. */
async function targetIndex(site: Site, records: readonly EsfRecord[]): Promise<TargetIndex> {
	const { engine, info, byDefault } = site;
	const question = { ...byDefault, edition: '2010' as const };
	const [basins, posts, rows, declarations, segments, sums] = await Promise.all([
		queryBasins(engine, info.edition_bassins),
		queryPosts(engine),
		queryCoverageRows(engine),
		queryDeclarations(engine),
		querySegments(engine),
		site.rows(question),
	]);
	const input = { basins: basins.map(({ code }) => code), posts, rows, declarations };
	const states = new Map(
		coverageAt(input, info.date_reference).map(({ basin, state }) => [basin, state]),
	);
	const answer = readAnswer(question, sums);
	const regionsNamed = new Set(records.flatMap(({ application: { region } }) => region ?? []));
	const basinsNamed = new Set(records.flatMap(({ application }) => application.basins));
	const segmentsNamed = new Set(records.flatMap(({ application }) => application.segments));
	return {
		basins: Object.fromEntries(
			basins
				.filter(({ code }) => basinsNamed.has(code))
				.map(({ code, label }) => [code, { label, state: states.get(code) ?? null }]),
		),
		segments: Object.fromEntries(
			segments
				.filter(({ code }) => segmentsNamed.has(code))
				.map(({ code, label, current, share }) => [
					code,
					{ label, inBase: current && Math.round(share * 1e6) >= question.threshold * 1e4 },
				]),
		),
		shares: Object.fromEntries(
			[...regionsNamed].map((region) => [
				region,
				Object.fromEntries(
					[...scopeOf(answer, region).segments]
						.filter(([code]) => segmentsNamed.has(code))
						.map(([code, segment]) => {
							const { share, verdict } = judge(segment);
							return [code, { share, verdict }];
						}),
				),
			]),
		),
	};
}

/** What `/fse/` is prerendered with; null when the folder holds no `demandes_fse.csv`. */
export async function esfPage() {
	const site = await getSite();
	if (!site.present['demandes_fse']) return null;
	const { records, decisions, counts } = await esfData(site);
	return {
		records,
		decisions: decisionsFor(decisions, records),
		counts,
		targets: await targetIndex(site, records),
		year: site.byDefault.year,
	};
}

/** What the form is prerendered with: every decision, and the applications to start from. */
export async function esfFormPage() {
	const site = await getSite();
	const { records, decisions } = await esfData(site);
	const basins = await queryBasins(site.engine, site.info.edition_bassins);
	return {
		records,
		decisions,
		basins: basins.map(({ code, label, regions }) => ({
			code,
			label,
			regions: regions['2010'],
		})),
	};
}

/**
 * ESF co-financing of a region of either edition, at the date of the data; null when the folder
 * holds no `demandes_fse.csv`. Applications name regions of 2010: a region of 2016 sums those it
 * unites.
 */
export async function esfRegion(code: string): Promise<EsfBrief | null> {
	const site = await getSite();
	if (!site.present['demandes_fse']) return null;
	const { records, assessments } = await esfData(site);
	const of2010 = await queryRegions(site.engine, '2010');
	const regions = of2010.some((region) => region.code === code)
		? [code]
		: (await queryRegionPairs(site.engine))
				.filter(({ region2016 }) => region2016 === code)
				.map(({ region2010 }) => region2010);
	const ends = records.map(({ application: { end } }) => end);
	return esfBrief(
		assessments.map((assessment, rank) => ({ assessment, end: ends[rank] ?? null })),
		regions,
		site.info.date_reference,
	);
}
