import type { Engine } from '$lib/engine/engine';
import { defaultQuestion } from '$lib/queries/question';
import {
	queryBases,
	queryRegionPairs,
	queryRegions,
	queryRejectedOnlyYears,
	querySegments,
	queryYears,
} from '$lib/queries/reference';
import { querySums } from '$lib/queries/sums';

type Ask = (engine: Engine) => Promise<readonly unknown[]>;

/** One way of asking each query of `src/lib/queries`, by its name. */
export const CASES: Readonly<Record<string, Ask>> = {
	querySums: (engine) => querySums(engine, defaultQuestion(2012, '2010', 50)),
	queryRegions: (engine) => queryRegions(engine, '2010'),
	queryRegionPairs,
	querySegments,
	queryYears: async (engine) => (await queryYears(engine)).map((year) => ({ year })),
	queryBases: async (engine) => (await queryBases(engine)).map((basis) => ({ basis })),
	// The demonstration has no such year: the count stands for the empty list.
	queryRejectedOnlyYears: async (engine) => [
		{ years: (await queryRejectedOnlyYears(engine)).length },
	],
};
