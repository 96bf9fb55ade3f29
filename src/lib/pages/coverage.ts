import { queryBasins, queryBasinSegments, queryBasinStructures } from '$lib/queries/basins';
import { queryPoolingContracts } from '$lib/queries/poolingContracts';
import { queryCoverageRows, queryDeclarations, queryPosts, type PostRow } from '$lib/queries/posts';
import { queryDecisions, queryReferents } from '$lib/queries/prefects';
import { buyerPools } from '$lib/rules/buyerPools';
import type { IsoDate } from '$lib/rules/dates';
import { baseCodes } from '$lib/rules/inBase';
import type { Edition } from '$lib/rules/territory';
import { toColumns } from '$lib/views/rowsAsColumns';
import { coverageBrief, type CoverageBriefData } from '$lib/views/facilitators/brief';
import {
	readCoverage,
	type CoverageData,
	type CoveragePayload,
	type CoveragePost,
} from '$lib/views/facilitators/coverageData';
import { fiscalYearAt, publishSpending, spendingYear } from '$lib/views/facilitators/spending';
import { oncePerObject } from '$lib/once';
import type { PageSource } from './source';

/** Hosts are told apart by rank; their names stay out of a public site. */
function publishedPosts(posts: readonly PostRow[], named: boolean): CoveragePost[] {
	const ranks = new Map<string, number>();
	return posts.map(({ host, ...post }) => {
		if (host !== null && !ranks.has(host)) ranks.set(host, ranks.size + 1);
		return {
			...post,
			hostRank: host === null ? null : (ranks.get(host) ?? null),
			hostName: named ? host : null,
		};
	});
}

/** From the year of the first post to the end of the last one known, around the reference date. */
function span(posts: readonly PostRow[], years: readonly number[], reference: IsoDate) {
	const known = (dates: readonly (IsoDate | null)[]) =>
		dates.filter((date) => date !== null).sort();
	const [first] = known(posts.map(({ start }) => start));
	const earliest = Math.min(
		Number((first ?? reference).slice(0, 4)),
		years[0] ?? Number(reference.slice(0, 4)),
	);
	// What is funded today says little beyond three years.
	const latest = Number(reference.slice(0, 4)) + 3;
	return { from: `${earliest}-01-01`, to: `${latest}-12-31` };
}

async function collect(source: PageSource): Promise<CoveragePayload | null> {
	const { engine, info, present, years, byDefault } = source;
	if (!present['postes']) return null;
	const { date_reference: reference, edition_bassins: edition } = info;
	const year = fiscalYearAt(years, reference) ?? byDefault.year;
	const base = baseCodes(source.cells.segments, byDefault);
	const [basins, posts, rows, declarations, segments, structures, decisions, referents] =
		await Promise.all([
			queryBasins(engine, edition),
			queryPosts(engine),
			queryCoverageRows(engine),
			queryDeclarations(engine),
			queryBasinSegments(engine, year, base),
			queryBasinStructures(engine, year),
			queryDecisions(engine),
			queryReferents(engine),
		]);
	const sums = spendingYear(year, segments);
	const contracts = await queryPoolingContracts(engine, year, base);
	const maps = await source.maps.basins();
	const located = sums.basins.size > 0;
	return {
		reference,
		...span(posts, years, reference),
		basins: toColumns(basins, [
			'code',
			'label',
			'population',
			'populationYear',
			'departements',
			'regions',
		]),
		posts: toColumns(publishedPosts(posts, info.diffusion === 'interne'), [
			'id',
			'fte',
			'start',
			'end',
			'kind',
			'inNetwork',
			'withBuyers',
			'departement',
			'hours',
			'contracts',
			'funding',
			'hostRank',
			'hostName',
		]),
		rows: toColumns(rows, ['post', 'basin', 'mode', 'start', 'end']),
		declarations: toColumns(declarations, ['basin', 'on']),
		years: located ? years : [],
		spending: located
			? {
					year,
					sums: toColumns(
						publishSpending(
							[...sums.basins.entries(), [null, sums.unlocated] as const].map(
								([basin, { base, realised }]) => ({ basin, base, realised }),
							),
							present['structures'] ?? false,
						),
						['basin', 'base', 'realised'],
					),
				}
			: null,
		structures: toColumns(structures, ['basin', 'insertion', 'handicap']),
		neighbours: maps?.neighbours ?? {},
		decisions: toColumns(decisions, ['region', 'object', 'code', 'decision', 'on', 'reference']),
		referents: toColumns(referents, [
			'region',
			'departement',
			'service',
			'plan',
			'from',
			'to',
			'url',
		]),
		pools: toColumns(
			buyerPools(contracts, reference).map((pool) => ({ ...pool, buyers: pool.buyers.length })),
			['basin', 'segment', 'buyers', 'contracts', 'amount', 'from', 'to'],
		),
	};
}

/** What the coverage pages show; null without `postes.csv`: there is nothing to say, not zero. */
export const coveragePayload = oncePerObject(collect);

const coverageRead = oncePerObject(async (source: PageSource): Promise<CoverageData | null> => {
	const payload = await coveragePayload(source);
	return payload && readCoverage(payload);
});

/**
 * Coverage of a region of an edition at the reference date, or of the nation when `region` is null;
 * null without `postes.csv`.
 */
export async function coverageBriefData(
	source: PageSource,
	edition: Edition,
	region: string | null,
): Promise<CoverageBriefData | null> {
	const data = await coverageRead(source);
	return data && coverageBrief(data, edition, region);
}
