import { queryHourValues, querySegmentSupply } from '$lib/queries/supply';
import { EDITIONS } from '$lib/rules/territory';
import { toColumns } from '$lib/views/rowsAsColumns';
import type { PageSource } from './source';

/** What a plan needs beside the cells. */
export async function simulatorPage(source: PageSource) {
	const { engine, byDefault, present } = source;
	const supply = await Promise.all(
		EDITIONS.map(async (edition) =>
			(await querySegmentSupply(engine, byDefault.year, edition)).map(
				({ region, segment, insertion, handicap }) => ({
					edition,
					region,
					segment,
					structures: insertion + handicap,
				}),
			),
		),
	);
	return {
		hours: toColumns(await queryHourValues(engine), ['segment', 'value', 'own']),
		/** Counted structures that declare each segment; null without `structures.csv`. */
		supply: present['structures']
			? toColumns(supply.flat(), ['edition', 'region', 'segment', 'structures'])
			: null,
	};
}
