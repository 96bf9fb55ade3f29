import { getContext, setContext } from 'svelte';

const KEY = Symbol('print rows');

/** On paper, tables inside the calling component show at most this many rows, and say how many more. */
export function limitPrintedRows(rows: number): void {
	setContext(KEY, rows);
}

/** How many rows a table prints; all of them unless a page says otherwise. */
export function printedRows(): number {
	return getContext<number | undefined>(KEY) ?? Infinity;
}
