/**
 * The administrative maps, from the first day of each: 22 + 5 regions until 2015, 13 + 5 since (law
 * n° 2015-29, art. 1). Regions nest in those of later editions: cells are of the first, and what is told
 * apart in the last is told apart in all.
 */
const MAPS = {
	'2010': { from: '1970-01-01', metropolitan: 22 },
	'2016': { from: '2016-01-01', metropolitan: 13 },
} as const;

export type Edition = keyof typeof MAPS;

export const EDITIONS = Object.keys(MAPS) as readonly Edition[];

/** The edition of the cells, whose regions the others unite. */
export const FIRST_EDITION: Edition = '2010';

/** One thing of each edition. */
export function byEdition<T>(make: (edition: Edition) => T): Record<Edition, T> {
	return Object.fromEntries(EDITIONS.map((edition) => [edition, make(edition)])) as Record<
		Edition,
		T
	>;
}

/** The edition in force on an ISO date. */
export const editionOn = (date: string): Edition =>
	EDITIONS.findLast((edition) => MAPS[edition].from <= date) ?? FIRST_EDITION;

/** How many regions of mainland France and Corse an edition has; five more are overseas. */
export const metropolitanRegions = (edition: Edition): number => MAPS[edition].metropolitan;

/** A region of 2010 in each edition: itself, and the one that holds it. */
export type RegionPair = Readonly<Record<Edition, string>>;

/** Regions of 2010 that make a region of an edition. */
export const partsOf = (pairs: readonly RegionPair[], edition: Edition, code: string): string[] =>
	pairs.filter((pair) => pair[edition] === code).map((pair) => pair[FIRST_EDITION]);

/** The edition whose region of that code is meant: `preferred` where it has one. */
export const editionOfRegion = (
	regions: Readonly<Record<Edition, readonly { code: string }[]>>,
	code: string,
	preferred: Edition,
): Edition =>
	[preferred, ...EDITIONS].find((edition) =>
		regions[edition].some((region) => region.code === code),
	) ?? preferred;

/** Scope code of the whole of France, in every table and file. */
export const NATION = 'FR';

/** Lines of no region: no département, an overseas collectivity, or abroad. */
export const NO_REGION = 'NR';

/**
 * Overseas regions, same codes in every edition (Insee, Code officiel géographique). The fifth,
 * Mayotte (06), has been a département since 31 March 2011 (organic law n° 2010-1486).
 */
export const OVERSEAS_REGIONS: readonly string[] = ['01', '02', '03', '04', '06'];

/** The 22 metropolitan regions of the 2010 edition (Insee, Code officiel géographique). */
export const METROPOLITAN_REGIONS_2010: readonly string[] =
	'11 21 22 23 24 25 26 31 41 42 43 52 53 54 72 73 74 82 83 91 93 94'.split(' ');
