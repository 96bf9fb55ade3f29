import { valueOf } from '$lib/ui/column';
import { printed } from '$lib/ui/order';
import type { Origin } from '$lib/views/trace/origin';
import type { RowsBehind } from '$lib/views/rows/behind';
import { plain } from '../../charts/markup';

/** The rows of an origin that holds them already. */
export function rowsOf(origin: Origin | null): RowsBehind | undefined {
	if (typeof origin?.rows === 'function') throw new Error('rows are read when asked');
	return origin?.rows;
}

/** Cells of rows as a reader sees them, by column key; null where there is no value. */
function printedRows(found: RowsBehind | undefined, ...keys: string[]) {
	if (!found) throw new Error('no rows');
	return found.rows.map((row) =>
		keys.map((key) => {
			const column = found.columns.find((candidate) => candidate.key === key);
			if (!column) throw new Error(`no column ${key}`);
			return valueOf(column, row) === null ? null : plain(printed(column, row));
		}),
	);
}

/** The same of an origin that holds its rows. */
export const cellsOf = (origin: Origin | null, ...keys: string[]) =>
	printedRows(rowsOf(origin), ...keys);

/** The same of an origin that reads them. */
export async function readCells(origin: Origin | null, ...keys: string[]) {
	if (typeof origin?.rows !== 'function') throw new Error('rows are held already');
	return printedRows(await origin.rows(), ...keys);
}

/** The numbers of the formula, with plain spaces; empty without an origin. */
export const numbers = (origin: Origin | null) => plain(origin?.formula.numbers ?? '');

/** The figure explained, with plain spaces; empty without an origin. */
export const value = (origin: Origin | null) => plain(origin?.value ?? '');
