/** The tables that the browser's DuckDB loads at start: those that figures are computed again from. */
export const PUBLISHED_TABLES = [
	'cube',
	'concentration',
	'rejetes',
	'segments',
	'territoires',
] as const;

/** Tables of their own, which the browser's DuckDB loads when a reader asks for them. */
export const ON_DEMAND_TABLES = [
	'acheteurs',
	'acheteurs_segments',
	'ministeres_segments',
	'contrats',
] as const;

export type OnDemandTableName = (typeof ON_DEMAND_TABLES)[number];

/** Tables that only the SQL page reads: names of codes, and what could serve whom. */
const EXPLORED_TABLES = [
	'parametres',
	'noms_regions',
	'noms_segments',
	'offre_locale',
	'postes_facilitateurs',
] as const;

/** Every table that the site serves as Arrow. */
export const SERVED_TABLES = [
	...PUBLISHED_TABLES,
	...ON_DEMAND_TABLES,
	...EXPLORED_TABLES,
] as const;

export type ServedTableName = (typeof SERVED_TABLES)[number];
