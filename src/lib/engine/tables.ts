/** The tables that the browser's DuckDB loads at start: all that `queries/sums.sql` reads. */
export const PUBLISHED_TABLES = [
	'cube',
	'concentration',
	'rejetes',
	'segments',
	'territoires',
] as const;

export type PublishedTableName = (typeof PUBLISHED_TABLES)[number];
