/** The two administrative maps: 22 + 5 regions until 2015, 13 + 5 since 1 January 2016. */
export type Edition = '2010' | '2016';

export const EDITIONS: readonly Edition[] = ['2010', '2016'];

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

/** Level of the buyer, as `acheteur_niveau` holds it. */
export type BuyerLevel =
	| 'etat_central'
	| 'etat_deconcentre'
	| 'etat'
	| 'etablissement_public'
	| 'regional'
	| 'departemental'
	| 'local'
	| 'autre';

/** The State proper: the circular of 3 December 2008 binds its departments. */
export const STATE_LEVELS: readonly BuyerLevel[] = ['etat_central', 'etat_deconcentre', 'etat'];

/**
 * `etat` leaves national public establishments out; `etat_et_etablissements` lets them in. They
 * join the State's purchasing policy on a decision of their board (decree n° 2009-300 of 17 March
 * 2009), so they are out by default.
 */
export type Perimeter = 'etat' | 'etat_et_etablissements';

export const DEFAULT_PERIMETER: Perimeter = 'etat';

/** Buyer levels inside a perimeter; all others are outside the target. */
export function levelsIn(perimeter: Perimeter): readonly BuyerLevel[] {
	return perimeter === 'etat' ? STATE_LEVELS : [...STATE_LEVELS, 'etablissement_public'];
}

/** Whether a buyer of this level is bound by the target in that perimeter. */
export function isInPerimeter(level: BuyerLevel, perimeter = DEFAULT_PERIMETER): boolean {
	return levelsIn(perimeter).includes(level);
}
