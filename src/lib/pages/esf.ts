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
import { EDITIONS, FIRST_EDITION } from '$lib/rules/territory';
import { pageNameOf } from '$lib/views/esf/anchor';
import {
	ESF_LINE_KEYS,
	esfLine,
	FIRST_LINES,
	servesUncovered,
	type EsfLine,
} from '$lib/views/esf/lines';
import { toColumns, type Columns } from '$lib/views/rowsAsColumns';
import { esfDecisions, esfRecords, type EsfRecord } from '$lib/views/esf/records';
import { esfBrief, type EsfBrief } from '$lib/views/esf/region';
import { targetsOf, type TargetIndex, type Targets } from '$lib/views/esf/targets';
import { esfRegionRows, type EsfRegionRow } from '$lib/views/esf/totals';
import { listedSegment } from '$lib/views/site';
import { oncePerObject } from '$lib/once';
import type { PageSource } from './source';

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

const esfData = oncePerObject(collect);

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
					{ label: listedSegment({ segments }, segment.code), inBase: inBase(segment, question) },
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

/** What each application aims at, in the order of the file. */
const esfTargets = oncePerObject(async (source: PageSource): Promise<readonly Targets[]> => {
	const { records } = await esfData(source);
	const index = await targetIndex(source, records);
	return records.map(({ application }) => targetsOf(application, index));
});

const esfLines = oncePerObject(async (source: PageSource): Promise<readonly EsfLine[]> => {
	const [{ assessments }, targets] = await Promise.all([esfData(source), esfTargets(source)]);
	return targets.flatMap((aims, rank) => {
		const assessment = assessments[rank];
		return assessment ? [esfLine(assessment, aims)] : [];
	});
});

/** What `/fse/` starts with: as heavy for ten applications as for ten thousand. */
export interface EsfPage {
	/** The regions that have an application. */
	rows: readonly EsfRegionRow[];
	/** The first lines of the list. */
	first: readonly EsfLine[];
	/** Eligible applications that aim at a basin declared without facilitator. */
	serving: number;
	/** Records of the file set aside at reading. */
	setAside: number;
}

/** Null when the data set holds no `demandes_fse.csv`. */
export async function esfPage(source: PageSource): Promise<EsfPage | null> {
	if (!source.present['demandes_fse']) return null;
	const [{ assessments, counts }, lines, regions] = await Promise.all([
		esfData(source),
		esfLines(source),
		queryRegions(source.engine, '2010'),
	]);
	const labels = new Map(regions.map(({ code, label }) => [code, label]));
	return {
		rows: esfRegionRows(assessments, (code) => labels.get(code) ?? code),
		first: lines.slice(0, FIRST_LINES),
		serving: lines.filter(servesUncovered).length,
		setAside: counts.setAside,
	};
}

/** Every application as the list shows it, in the order of the file. */
export async function allEsfLines(source: PageSource): Promise<Columns<EsfLine>> {
	return toColumns(await esfLines(source), ESF_LINE_KEYS);
}

/** Where each application stands in the file, by the name of its page. */
const esfRanks = oncePerObject(async (source: EsfSource): Promise<ReadonlyMap<string, number>> => {
	const { records } = await esfData(source);
	return new Map(records.map(({ application: { id } }, rank) => [pageNameOf(id), rank]));
});

/** The names of the applications' pages. */
export async function esfPageNames(source: EsfSource): Promise<string[]> {
	return [...(await esfRanks(source)).keys()];
}

/** What the page of an application shows. */
export interface EsfApplication {
	record: EsfRecord;
	assessment: Assessment;
	targets: Targets;
	/** The question that the segments' results answer. */
	question: Question;
	/** Identifiers of the applications before and after it in the file. */
	previous: string | null;
	next: string | null;
}

/** The application whose page has this name; null when there is none. */
export async function esfApplication(
	source: PageSource,
	name: string,
): Promise<EsfApplication | null> {
	const rank = (await esfRanks(source)).get(name) ?? -1;
	const [{ records, assessments }, aims] = await Promise.all([esfData(source), esfTargets(source)]);
	const [record, assessment, targets] = [records[rank], assessments[rank], aims[rank]];
	if (!record || !assessment || !targets) return null;
	return {
		record,
		assessment,
		targets,
		question: targetQuestion(source),
		previous: records[rank - 1]?.application.id ?? null,
		next: records[rank + 1]?.application.id ?? null,
	};
}

/** What the form starts with: every decision, and the names of the applications to start from. */
export async function esfFormPage(source: PageSource) {
	const { records, decisions } = await esfData(source);
	const basins = await queryBasins(source.engine, source.info.edition_bassins);
	return {
		applications: records.map(({ application: { id } }) => id),
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
				.filter((pair) => EDITIONS.some((edition) => pair[edition] === code))
				.map((pair) => pair[FIRST_EDITION]);
	const ends = records.map(({ application: { end } }) => end);
	return esfBrief(
		assessments.map((assessment, rank) => ({ assessment, end: ends[rank] ?? null })),
		regions,
		source.info.date_reference,
	);
}
