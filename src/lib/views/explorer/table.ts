/** DuckDB types that the tables of the SQL page use. */
type ColumnType = 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'BOOLEAN' | 'DECIMAL(18,2)';

/** Name, type, what it holds, in French, and its unit. */
export interface ExplorerColumn {
	readonly name: string;
	readonly type: ColumnType;
	readonly about: string;
	readonly unit?: string;
}

/** A table that a reader can ask in SQL. */
export interface ExplorerTable {
	readonly name: string;
	/** What one row is. */
	readonly about: string;
	/** `arrow`: `tables/<name>.arrow`; `csv`: the open data file of that name. */
	readonly format: 'arrow' | 'csv';
	readonly columns: readonly ExplorerColumn[];
}

const CENTS = 'centimes';
const EUROS = 'euros';
const FRACTION = 'fraction';

export const text = (name: string, about: string): ExplorerColumn => ({
	name,
	type: 'VARCHAR',
	about,
});
export const integer = (name: string, about: string, unit?: string): ExplorerColumn => ({
	name,
	type: 'INTEGER',
	about,
	...(unit ? { unit } : {}),
});
export const flag = (name: string, about: string): ExplorerColumn => ({
	name,
	type: 'BOOLEAN',
	about,
});
export const decimal = (name: string, about: string, unit?: string): ExplorerColumn => ({
	name,
	type: 'DOUBLE',
	about,
	...(unit ? { unit } : {}),
});
/** Money as the published tables hold it. */
export const cents = (name: string, about: string): ExplorerColumn => ({
	name,
	type: 'BIGINT',
	about,
	unit: CENTS,
});
/** Money as the open data files hold it. */
export const euros = (name: string, about: string): ExplorerColumn => ({
	name,
	type: 'DECIMAL(18,2)',
	about,
	unit: EUROS,
});
export const share = (name: string, about: string): ExplorerColumn =>
	decimal(name, about, FRACTION);
