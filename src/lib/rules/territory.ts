/** The two administrative maps: 22 + 5 regions until 2015, 13 + 5 since 1 January 2016. */
export type Edition = '2010' | '2016';

export const EDITIONS: readonly Edition[] = ['2010', '2016'];

/** A region of 2010 and the region of 2016 that holds it: the former nest in the latter. */
export interface RegionPair {
	region2010: string;
	region2016: string;
}

/** Scope code of the whole of France, in every table and file. */
export const NATION = 'FR';

/** Lines of no region: no département, an overseas collectivity, or abroad. */
export const NO_REGION = 'NR';

/**
 * Overseas regions, same codes in both editions (Insee, Code officiel géographique). The fifth,
 * Mayotte (06), has been a département since 31 March 2011 (organic law n° 2010-1486).
 */
export const OVERSEAS_REGIONS: readonly string[] = ['01', '02', '03', '04', '06'];

/** The 22 metropolitan regions of the 2010 edition (Insee, Code officiel géographique). */
export const METROPOLITAN_REGIONS_2010: readonly string[] =
	'11 21 22 23 24 25 26 31 41 42 43 52 53 54 72 73 74 82 83 91 93 94'.split(' ');
