/** The order and the filter of a table as an address holds them. */
import type { Column } from './column';
import type { Order } from './order';
import { slug } from './words';

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
