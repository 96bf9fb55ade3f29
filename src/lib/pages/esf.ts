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
import { scopeOf } from '$lib/rules/answer';
import { inBase } from '$lib/rules/inBase';
import type { Question } from '$lib/rules/question';
import { coverageAt } from '$lib/rules/coverage';
import { assess, type Assessment } from '$lib/rules/esf/assess';
import type { Decision } from '$lib/rules/esf/types';
import { judge } from '$lib/rules/indicator';
import { decisionsFor, esfDecisions, esfRecords, type EsfRecord } from '$lib/views/esf/records';
import { esfBrief, type EsfBrief } from '$lib/views/esf/region';
import type { TargetIndex } from '$lib/views/esf/targets';
import { perSource, type PageSource } from './source';

/** What of a source the pre-check reads. */
export type EsfSource = Pick<PageSource, 'engine' | 'info'>;

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

const esfData = perSource(collect);

/** The pre-check of every application, in the order of the file. */
export async function esfAssessments(source: EsfSource): Promise<readonly Assessment[]> {
	return (await esfData(source)).assessments;
}

/** Applications name regions of 2010: what they aim at is read there, at the default question. */
const targetQuestion = ({ byDefault }: PageSource): Question => ({ ...byDefault, edition: '2010' });

/** Coverage of the basins and results of the segments that the applications name. */
async function targetIndex(
	source: PageSource,
	records: readonly EsfRecord[],
): Promise<TargetIndex> {
	const { engine, info } = source;
	const question = targetQuestion(source);
	const [basins, posts, rows, declarations, segments] = await Promise.all([
		queryBasins(engine, info.edition_bassins),
		queryPosts(engine),
		queryCoverageRows(engine),
		queryDeclarations(engine),
		querySegments(engine),
	]);
	const input = { basins: basins.map(({ code }) => code), posts, rows, declarations };
	const states = new Map(
		coverageAt(input, info.date_reference).map(({ basin, state }) => [basin, state]),
	);
	const answer = source.answer(question);
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
				.map((segment) => [
					segment.code,
					{ label: segment.label, inBase: inBase(segment, question) },
				]),
		),
		shares: Object.fromEntries(
			[...regionsNamed].map((region) => [
				region,
				Object.fromEntries(
					[...scopeOf(answer, region).segments]
						.filter(([code]) => segmentsNamed.has(code))
						.map(([code, segment]) => {
							const { share, verdict, m2: realised, base } = judge(segment);
							return [code, { share, verdict, realised, base }];
						}),
				),
			]),
		),
	};
}

/** What `/fse/` starts with; null when the data set holds no `demandes_fse.csv`. */
export async function esfPage(source: PageSource) {
	if (!source.present['demandes_fse']) return null;
	const { records, decisions, counts } = await esfData(source);
	return {
		records,
		decisions: decisionsFor(decisions, records),
		counts,
		targets: await targetIndex(source, records),
		question: targetQuestion(source),
	};
}

/** What the form starts with: every decision, and the applications to start from. */
export async function esfFormPage(source: PageSource) {
	const { records, decisions } = await esfData(source);
	const basins = await queryBasins(source.engine, source.info.edition_bassins);
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
export async function esfRegion(source: PageSource, code: string): Promise<EsfBrief | null> {
	if (!source.present['demandes_fse']) return null;
	const { records, assessments } = await esfData(source);
	const of2010 = await queryRegions(source.engine, '2010');
	const regions = of2010.some((region) => region.code === code)
		? [code]
		: (await queryRegionPairs(source.engine))
				.filter(({ region2016 }) => region2016 === code)
				.map(({ region2010 }) => region2010);
	const ends = records.map(({ application: { end } }) => end);
	return esfBrief(
		assessments.map((assessment, rank) => ({ assessment, end: ends[rank] ?? null })),
		regions,
		source.info.date_reference,
	);
}
