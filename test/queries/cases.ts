import type { Engine } from '$lib/engine/engine';
import { baseCodes } from '$lib/rules/inBase';
import { queryAwards } from '$lib/queries/awards';
import { queryBasins, queryBasinSegments, queryBasinStructures } from '$lib/queries/basins';
import { queryBuyerNames } from '$lib/queries/buyerNames';
import { queryBuyers, queryBuyersByRegion, queryMinistries } from '$lib/queries/buyers';
import { queryLevelCells } from '$lib/queries/levels';
import { queryEndingContractCount, queryEndingContracts } from '$lib/queries/contracts';
import { queryCells, querySums } from '$lib/queries/cells';
import { queryAbsentBuyers, queryCompleteness } from '$lib/queries/completeness';
import { queryDepartements } from '$lib/queries/departements';
import { queryApplicationCounts, queryApplications, queryExpenses } from '$lib/queries/esf';
import { queryContractCount, queryFrames } from '$lib/queries/frames';
import { queryMapReference } from '$lib/queries/mapReference';
import { queryGroupSums, queryOutlyingAmounts } from '$lib/queries/plausible';
import { queryObservations } from '$lib/queries/observations';
import { queryPoolingContracts } from '$lib/queries/poolingContracts';
import { queryCoverageRows, queryDeclarations, queryPosts } from '$lib/queries/posts';
import { queryDecisions, queryReferents } from '$lib/queries/prefects';
import { defaultQuestion } from '$lib/rules/question';
import {
	queryRegionPairs,
	queryRegions,
	queryRejectedOnlyYears,
	querySegmentSources,
	querySegments,
	queryYears,
} from '$lib/queries/reference';
import {
	queryBases,
	queryFaultCount,
	queryFaultKinds,
	queryFaults,
	queryFileQuality,
	queryPlaceQuality,
} from '$lib/queries/quality';
import {
	queryHourValues,
	querySegmentSupply,
	querySupply,
	querySegmentKinds,
	queryStructures,
} from '$lib/queries/supply';
import { queryTraceLines } from '$lib/queries/traceLines';
import { queryFigure, queryTraceRows, traceFigureSql } from '$lib/queries/trace';
import { queryBuyerTraceRows } from '$lib/queries/traceBuyers';

/** The segments of the default base. */
const baseOf = async (engine: Engine) =>
	baseCodes(await querySegments(engine), { threshold: 50, borderline: true });

type Ask = (engine: Engine) => Promise<readonly unknown[]>;

/** One way of asking each query of `src/lib/queries`, by its name. */
export const CASES: Readonly<Record<string, Ask>> = {
	queryOutlyingAmounts: (engine) => queryOutlyingAmounts(engine, '2010'),
	queryGroupSums: (engine) => queryGroupSums(engine, '2016'),
	queryTraceRows: async (engine) =>
		queryTraceRows(engine, 'share', {
			reference: await querySegments(engine),
			question: defaultQuestion(2012, '2010', 50),
			basis: 'paye',
			scope: '53',
			segment: null,
		}),
	queryBuyerTraceRows: async (engine) =>
		queryBuyerTraceRows(engine, {
			reference: await querySegments(engine),
			question: defaultQuestion(2012, '2016', 50),
			scope: '44',
			keys: { niveau: 'etat_deconcentre' },
		}),
	queryFigure: async (engine) => {
		const place = {
			reference: await querySegments(engine),
			question: defaultQuestion(2012, '2010', 50),
			basis: 'paye' as const,
			scope: '53',
			segment: null,
		};
		return [await queryFigure(engine, 'gap', traceFigureSql('gap', place))];
	},
	queryAwards: async (engine) => {
		// Asked where nothing was paid: the same lines without the payments.
		await engine.run(
			"CREATE TEMP TABLE lignes AS SELECT * FROM main.lignes WHERE base_montant <> 'paye'",
		);
		try {
			const question = defaultQuestion(2012, '2010', 50);
			return [await queryAwards(engine, question, await querySegments(engine))];
		} finally {
			await engine.run('DROP TABLE temp.lignes');
		}
	},
	queryContractCount: async (engine) => [await queryContractCount(engine, 2012, 9_000_000)],
	queryFrames,
	queryRegions: (engine) => queryRegions(engine, '2010'),
	queryRegionPairs,
	querySegments,
	querySegmentSources,
	queryAbsentBuyers,
	queryCompleteness: async (engine) => [await queryCompleteness(engine)],
	queryEndingContractCount: async (engine) => [
		{ contracts: await queryEndingContractCount(engine) },
	],
	queryCells: async (engine) => [await queryCells(engine)],
	querySums: async (engine) => [await querySums(engine)],
	queryYears: async (engine) => (await queryYears(engine)).map((year) => ({ year })),
	// The demonstration has no such year: the count stands for the empty list.
	queryRejectedOnlyYears: async (engine) => [
		{ years: (await queryRejectedOnlyYears(engine)).length },
	],
	queryDepartements,
	queryBuyerNames: (engine) => queryBuyerNames(engine, '2010'),
	queryBasins: (engine) => queryBasins(engine, '2010'),
	queryBasinSegments: async (engine) => queryBasinSegments(engine, 2012, await baseOf(engine)),
	queryBasinStructures: (engine) => queryBasinStructures(engine, 2012),
	queryApplications,
	queryApplicationCounts: async (engine) => [await queryApplicationCounts(engine)],
	queryExpenses,
	queryPosts,
	queryCoverageRows,
	queryDeclarations,
	queryDecisions,
	queryReferents,
	queryObservations,
	queryPoolingContracts: async (engine) =>
		queryPoolingContracts(engine, 2012, await baseOf(engine)),
	queryBuyers: async (engine) =>
		queryBuyers(engine, defaultQuestion(2012, '2016', 50), '44', await querySegments(engine)),
	queryBuyersByRegion: async (engine) => [
		...(await queryBuyersByRegion(engine, defaultQuestion(2012, '2016', 50))).entries(),
	],
	queryLevelCells: (engine) => queryLevelCells(engine, 2012),
	queryMinistries: async (engine) =>
		queryMinistries(
			engine,
			{ ...defaultQuestion(2012, '2016', 50), threshold: 45 },
			await querySegments(engine),
		),
	queryEndingContracts: async (engine) =>
		queryEndingContracts(
			engine,
			{ ...defaultQuestion(2012, '2016', 50), hourValue: 'genereuse' },
			'44',
			await querySegments(engine),
		),
	querySupply: (engine) => querySupply(engine, 2012, '2010'),
	querySegmentSupply: (engine) => querySegmentSupply(engine, 2012, '2016'),
	queryStructures: (engine) => queryStructures(engine, 2012, '2010', '2010', '53'),
	querySegmentKinds: (engine) => querySegmentKinds(engine, 2012, '2016', '2010', '44'),
	queryTraceLines: async (engine) =>
		queryTraceLines(engine, 'base', {
			reference: await querySegments(engine),
			question: defaultQuestion(2012, '2010', 50),
			basis: 'paye',
			scope: '53',
			segment: null,
		}),
	queryHourValues,
	queryFileQuality,
	queryFaultKinds,
	queryFaultCount: async (engine) => [{ n: await queryFaultCount(engine) }],
	queryFaults: (engine) => queryFaults(engine, 100_000),
	queryPlaceQuality: (engine) => queryPlaceQuality(engine, 'paye'),
	queryBases: async (engine) => (await queryBases(engine)).map((basis) => ({ basis })),
	queryMapReference: async (engine) => {
		const { departements } = await queryMapReference(engine);
		return [...departements.values()];
	},
};
