/** Columns of the cube by what a question asks: fixed maps, from which queries take identifiers. */
import { columnIn, type CellMeasure } from '$lib/rules/measures';
import type { Family, Question } from '$lib/rules/question';
import { byEdition, EDITIONS, type Edition } from '$lib/rules/territory';

/** Column that holds the region of an edition. */
export const REGION_COLUMNS: Readonly<Record<Edition, string>> = byEdition(
	(edition) => `region_${edition}`,
);

/** Columns that hold the region of each edition, each named as its edition. */
export const regionsNamed = (read = (column: string) => column): string =>
	EDITIONS.map((edition) => `${read(REGION_COLUMNS[edition])} AS "${edition}"`).join(', ');

/** What each family counts, in columns of the cube; hours belong to the family insertion. */
export const ORG_COLUMNS: Readonly<Record<Family, string>> = {
	toutes: 'organismes',
	insertion: 'direct_insertion + reserve_insertion + sous_traitance_insertion',
	handicap: 'direct_handicap + reserve_handicap + sous_traitance_handicap',
};

/**
 * What a question reads of a measure, in SQL.
 * @param org what each family counts, in columns of the table
 * @param table its name in the statement
 */
export function measureIn(
	name: CellMeasure,
	question: Question,
	org: Readonly<Record<Family, string>>,
	table: string,
): string {
	if (name === 'organismes') return org[question.family];
	const column = columnIn(name, question);
	return column === null ? '0' : `${table}.${column}`;
}
