import { absenceOf, valueOf, type Column, type Value } from './column';
import { ABSENCES } from './absence';
import { number } from '$lib/format';
import { fold } from './plainText';

/** The column a table is sorted by; null keeps the order of the rows as given. */
export interface Order {
	readonly key: string;
	readonly descending: boolean;
}

let collator: Intl.Collator | undefined;

/** French order of words; made at the first sort, since a browser takes its time. */
function compareWords(a: string, b: string): number {
	collator ??= new Intl.Collator('fr', { numeric: true, sensitivity: 'base' });
	return collator.compare(a, b);
}

/** The rows in the asked order; equal rows keep their rank and nulls come last both ways. */
export function sortRows<Row>(
	rows: readonly Row[],
	columns: readonly Column<Row>[],
	order: Order | null,
): readonly Row[] {
	const column = columns.find((c) => c.key === order?.key);
	if (!order || !column) return rows;
	const read = column.sortValue ?? ((row: Row) => valueOf(column, row));
	const sign = order.descending ? -1 : 1;
	return rows
		.map((row) => ({ row, value: read(row) }))
		.sort((a, b) => {
			if (a.value === null || b.value === null) {
				return Number(a.value === null) - Number(b.value === null);
			}
			return sign * compare(a.value, b.value);
		})
		.map(({ row }) => row);
}

/** The order after a click on a header: figures start from the largest, words from A. */
export function nextOrder<Row>(
	rows: readonly Row[],
	column: Column<Row>,
	current: Order | null,
): Order {
	if (current?.key === column.key) return { key: column.key, descending: !current.descending };
	const read = column.sortValue ?? ((row: Row) => valueOf(column, row));
	const sample = rows.map(read).find((value) => value !== null);
	return { key: column.key, descending: typeof sample === 'number' };
}

/** The order in words, for an export; null when the rows come as given. */
export function orderSentence<Row>(
	columns: readonly Column<Row>[],
	order: Order | null,
): string | null {
	const column = columns.find(({ key }) => key === order?.key);
	if (!order || !column) return null;
	return `Lignes triées par «\u00a0${column.label}\u00a0», ordre ${order.descending ? 'décroissant' : 'croissant'}`;
}

/** The rows of which a cell, as printed, contains every word asked; case and accents ignored. */
export function filterRows<Row>(
	rows: readonly Row[],
	columns: readonly Column<Row>[],
	text: string,
): readonly Row[] {
	const words = fold(text).split(/\s+/).filter(Boolean);
	if (words.length === 0) return rows;
	return rows.filter((row) => {
		const line = fold(columns.map((column) => printed(column, row)).join(' '));
		return words.every((word) => line.includes(word));
	});
}

/** A cell as the reader sees it; an absent value gives the mark of its kind of absence. */
export function printed<Row>(column: Column<Row>, row: Row): string {
	const value = valueOf(column, row);
	if (value === null) return ABSENCES[absenceOf(column, row)].mark;
	if (column.format) return column.format(value, row);
	if (typeof value === 'number') return number(value, Number.isInteger(value) ? 0 : 1);
	if (typeof value === 'boolean') return value ? 'oui' : 'non';
	return value;
}

function compare(a: Exclude<Value, null>, b: Exclude<Value, null>): number {
	return typeof a === 'number' && typeof b === 'number'
		? a - b
		: compareWords(String(a), String(b));
}
