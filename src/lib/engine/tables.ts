/** The tables that the browser's DuckDB loads at start: all that `queries/sums.sql` reads. */
export const PUBLISHED_TABLES = [
	'cube',
	'concentration',
	'rejetes',
	'segments',
	'territoires',
] as const;

export type PublishedTableName = (typeof PUBLISHED_TABLES)[number];

/** Tables of their own, which the browser's DuckDB loads when a reader asks for them. */
export const ON_DEMAND_TABLES = ['acheteurs', 'contrats'] as const;

export type OnDemandTableName = (typeof ON_DEMAND_TABLES)[number];
