/** How SQL reads and sums the measures of `rules/measures.ts` from classified lines. */
import { lineSum } from '$lib/queries/lineSum';
import {
	ASKED_MEASURES,
	CELL_MEASURES,
	CELL_SUMS,
	FAMILY_SUMS,
	measureOf,
	type CellMeasure,
	type Measure,
} from '$lib/rules/measures';

/** A measure of some lines: cents, or a number of lines. */
function summed([name, measure]: readonly [string, Measure]): string {
	const sum = lineSum(measure);
	return measure.amount === undefined
		? `CAST(${sum} AS INTEGER) AS ${name}`
		: `CAST(coalesce(${sum}, 0) AS BIGINT) AS ${name}`;
}

/** What one line adds to a measure, in cents. */
const added = ([name, { amount = '1', only }]: readonly [string, Measure]): string =>
	`${only === undefined ? amount : `CASE WHEN ${only} THEN ${amount} ELSE 0 END`} AS ${name}`;

const list = (columns: readonly string[]): string => columns.join(', ');

/** Amounts of purchases that are summed as they were read. */
const CARRIED = CELL_MEASURES.map(measureOf).flatMap(({ amount, carried }) =>
	carried && amount !== undefined ? [amount] : [],
);

/** What a line says in a column of its own, or by being there. */
const TOLD: readonly CellMeasure[] = ['clause', 'clause_inconnue', 'lignes'];

/** The measures of a question that a line holds as amounts. */
const OF_LINE = ASKED_MEASURES.filter((name) => !TOLD.includes(name));

const BUYER_SUMS: Readonly<Record<string, Measure>> = {
	...FAMILY_SUMS,
	...Object.fromEntries(ASKED_MEASURES.map((name) => [name, measureOf(name)])),
};

/** Words of `classify.sql`. */
export const CLASSIFY_WORDS = {
	read: list(CARRIED.map((column) => `coalesce(a.${column}, 0) AS ${column}`)),
	carried: list(CARRIED),
};

/** Words of `cube.sql`. */
export const CUBE_WORDS = { measures: list(Object.entries(CELL_SUMS).map(summed)) };

/** Words of `detail.sql`. */
export const DETAIL_WORDS = {
	measures: list(OF_LINE.map((name) => added([name, measureOf(name)]))),
	columns: list(OF_LINE.map((name) => `l.${name}`)),
};

/** Words of `buyers.sql` and `buyersBySegment.sql`. */
export const BUYER_WORDS = {
	measures: list(Object.entries(BUYER_SUMS).map(summed)),
	sums: list(
		Object.entries(BUYER_SUMS).flatMap(([name, { amount }]) =>
			name === 'montant' || name === 'organismes'
				? []
				: [`CAST(sum(${name}) AS ${amount === undefined ? 'INTEGER' : 'BIGINT'}) AS ${name}`],
		),
	),
};
