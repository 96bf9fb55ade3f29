/** The order and the filter of a table as an address holds them: `tri.reseau=-etp&mots.reseau=malo`. */
import type { AddressPart } from './addressPart';
import type { Column } from './column';
import type { Order } from './order';
import type { TableView } from './shownRows.svelte';
import { anchorOf } from './viewAddress';
import { slug } from './plainText';

/** A column by its header. */
const nameOf = <Row>({ label }: Column<Row>): string => slug(label);

const sortable = <Row>(columns: readonly Column<Row>[]) =>
	columns.filter(({ sortable: told }) => told !== false);

/** `assiette`, or `-assiette` from the largest. Null for a column that is not there. */
export function readOrder<Row>(text: string, columns: readonly Column<Row>[]): Order | null {
	const descending = text.startsWith('-');
	const name = descending ? text.slice(1) : text;
	const found = sortable(columns).find((column) => nameOf(column) === name);
	return found ? { key: found.key, descending } : null;
}

/** What {@link readOrder} reads; empty for a column that is not there. */
export function writeOrder<Row>(order: Order, columns: readonly Column<Row>[]): string {
	const found = columns.find(({ key }) => key === order.key);
	return found ? (order.descending ? '-' : '') + nameOf(found) : '';
}

/** The lasting id round a table, and its rank among the tables there: `reseau`, `reseau.2`. */
function placeOf(frame: Element): string {
	const anchor = anchorOf(frame);
	const tables = [...document.querySelectorAll('[data-table]')];
	const rank = tables.filter((table) => anchorOf(table) === anchor).indexOf(frame);
	return rank > 0 ? `${anchor}.${rank + 1}` : anchor;
}

/** A table as a part of the address of its page; one that stands in no section is not kept there. */
export function tableAddress<Row>(
	frame: Element,
	table: { readonly view: TableView; follow(view: TableView): void },
	columns: () => readonly Column<Row>[],
): AddressPart {
	const names = (): readonly [order: string, words: string] | null => {
		const place = placeOf(frame);
		return place === '' ? null : [`tri.${place}`, `mots.${place}`];
	};
	return {
		read(params) {
			const [order, words] = names() ?? [];
			if (order === undefined || words === undefined) return;
			table.follow({
				order: readOrder(params.get(order) ?? '', columns()),
				words: params.get(words) ?? '',
			});
		},
		write(params) {
			const [order, words] = names() ?? [];
			if (order === undefined || words === undefined) return;
			const { view } = table;
			const written = view.order ? writeOrder(view.order, columns()) : '';
			if (written !== '') params.set(order, written);
			if (view.words !== '') params.set(words, view.words);
		},
	};
}
