/** The two administrative maps: 22 + 5 regions until 2015, 13 + 5 since 1 January 2016. */
export type Edition = '2010' | '2016';

export const EDITIONS: readonly Edition[] = ['2010', '2016'];

/** Scope code of the whole of France, in every table and file. */
export const NATION = 'FR';

/** Lines of no region: no département, an overseas collectivity, or abroad. */
export const NO_REGION = 'NR';
