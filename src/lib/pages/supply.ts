import { queryBasins, queryBasinSegments } from '$lib/queries/basins';
import { queryReferents } from '$lib/queries/prefects';
import { queryRegionPairs } from '$lib/queries/reference';
import {
	querySegmentKinds,
	querySegmentSupply,
	queryStructures,
	querySupply,
} from '$lib/queries/supply';
import { baseCodes } from '$lib/rules/inBase';
import { EDITIONS, type Edition } from '$lib/rules/territory';
import type { RegionPlaces } from '$lib/views/supply/places';
import { regionSupply, type RegionSupply, type SupplySources } from '$lib/views/supply/supply';
import { oncePerObject } from '$lib/once';
import type { PageSource } from './source';

const sources = oncePerObject(
	async ({ engine, info, byDefault, cells }: PageSource): Promise<Map<Edition, SupplySources>> => {
		const { year } = byDefault;
		const [basins, spending, referents, pairs] = await Promise.all([
			queryBasins(engine, info.edition_bassins),
			queryBasinSegments(engine, year, baseCodes(cells.segments, byDefault)),
			queryReferents(engine),
			queryRegionPairs(engine),
		]);
		const shared = { year, date: info.date_reference, basins, spending, referents, pairs };
		const found = await Promise.all(
			EDITIONS.map(async (edition): Promise<[Edition, SupplySources]> => {
				const [supply, segments] = await Promise.all([
					querySupply(engine, year, edition),
					querySegmentSupply(engine, year, edition),
				]);
				return [edition, { ...shared, supply, segments }];
			}),
		);
		return new Map(found);
	},
);

/** Local structures of a region in the default fiscal year; null without `structures.csv`. */
export async function supplyBrief(
	source: PageSource,
	edition: Edition,
	region: string,
): Promise<RegionSupply | null> {
	if (!source.present['structures']) return null;
	const found = (await sources(source)).get(edition);
	return found ? regionSupply(found, edition, region) : null;
}

/**
 * Who could serve each segment of a region in the default fiscal year, basin by basin; names only where
 * the data set is internal.
 */
export async function supplyPlaces(
	source: PageSource,
	edition: Edition,
	region: string,
): Promise<RegionPlaces> {
	const { engine, info, byDefault } = source;
	const { year } = byDefault;
	const basins = info.edition_bassins;
	const [all, places, named] = await Promise.all([
		sources(source),
		querySegmentKinds(engine, year, edition, basins, region),
		info.diffusion === 'interne' ? queryStructures(engine, year, edition, basins, region) : null,
	]);
	const found = all.get(edition);
	const labels = new Map(found?.basins.map(({ code, label }) => [code, label]));
	const counted = (found?.supply ?? [])
		.filter((row) => row.region === region)
		.map(({ kind, basin, structures }) => ({
			kind,
			basin: basin === null ? null : (labels.get(basin) ?? basin),
			structures,
		}));
	return { places, counted, named };
}
