/** The order and the words of one table in a copied link: who opens it sees the rows of its sender. */
import type { Column } from './column';
import type { Order } from './order';
import { readOrder, writeOrder } from './tableAddress';
import { anchorOf, viewAddress } from './viewAddress';

const TABLE = 'tableau';
const ORDER = 'ordre';
const WORDS = 'mots';

/** What a reader asked of a table. */
interface TableView {
	/** Null: the table's own order. */
	order: Order | null;
	/** Words that its rows hold; empty: all of them. */
	words: string;
}

/** The lasting id round a table, and its rank among the tables there: `reseau`, `reseau.2`. */
function placeOf(frame: Element): string {
	const anchor = anchorOf(frame);
	const tables = [...document.querySelectorAll('[data-table]')];
	const rank = tables.filter((table) => anchorOf(table) === anchor).indexOf(frame);
	return rank > 0 ? `${anchor}.${rank + 1}` : anchor;
}

/** The address of the page that shows this table as it is. */
export function tableLink<Row>(
	frame: Element,
	columns: readonly Column<Row>[],
	{ order, words }: TableView,
): string {
	const url = new URL(viewAddress(frame));
	const written = order ? writeOrder(order, columns) : '';
	// Nothing is written anew where there is nothing to change: the address stays as it was typed.
	for (const name of [TABLE, ORDER, WORDS])
		if (url.searchParams.has(name)) url.searchParams.delete(name);
	if (written !== '' || words !== '') url.searchParams.set(TABLE, placeOf(frame));
	if (written !== '') url.searchParams.set(ORDER, written);
	if (words !== '') url.searchParams.set(WORDS, words);
	return url.href;
}

/** What the address of the page asks of this table; null when it speaks of another, or of none. */
export function readTableLink<Row>(
	frame: Element,
	columns: readonly Column<Row>[],
): TableView | null {
	const params = new URLSearchParams(location.search);
	const asked = params.get(TABLE);
	if (asked === null || asked !== placeOf(frame)) return null;
	return { order: readOrder(params.get(ORDER) ?? '', columns), words: params.get(WORDS) ?? '' };
}
