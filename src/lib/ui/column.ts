import type { Absence } from './absence';

/** A cell's value before it is formatted; null means absent, and the column says in what way. */
export type Value = string | number | boolean | null;

/** One column of a table and of its export. Only `key` and `label` are required. */
export interface Column<Row> {
	/** Identifies the column; also the property read when `value` is not given. */
	readonly key: string;
	/** The header, in French. */
	readonly label: string;
	/** The unit, written once in the header: `€`, `%`, `ETP`. */
	readonly unit?: string;
	/** What a row is read for: on a phone it also stands under the row's name, when columns are out of sight. */
	readonly decisive?: boolean;
	/** `end` for figures, which line up on their last digit; `start` (default) for words. */
	readonly align?: 'start' | 'end';
	/** Reads the value; by default the row's property named `key`. */
	readonly value?: (row: Row) => Value;
	/** Writes a value that is not null; by default numbers in French and text as it is. */
	readonly format?: (value: Exclude<Value, null>, row: Row) => string;
	/** What a null means, `noData` by default. */
	readonly absence?: Absence | ((row: Row) => Absence);
	/** What the column is sorted by, when it is not its value. Nulls always come last. */
	readonly sortValue?: (row: Row) => string | number | null;
	/** False when the order of this column means nothing to the reader. */
	readonly sortable?: boolean;
	/** The value written in an export, when it is not `value`: euros where `value` holds cents. */
	readonly exportValue?: (row: Row) => Value;
	/** Decimals of a number in an export; as many as it has by default. */
	readonly exportDigits?: number;
	/** What the exported value is, where a spreadsheet has a type for it: a fraction, an ISO date. */
	readonly exportAs?: 'share' | 'date';
}

/** The value of a row in a column. A property that does not exist is null. */
export function valueOf<Row>(column: Column<Row>, row: Row): Value {
	if (column.value) return column.value(row);
	const found = (row as Record<string, unknown>)[column.key];
	return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean'
		? found
		: null;
}

/** The value that an export writes: euros where the screen's value holds cents. */
export function exportedValue<Row>(column: Column<Row>, row: Row): Value {
	return column.exportValue ? column.exportValue(row) : valueOf(column, row);
}

/** What a null means for this row. */
export function absenceOf<Row>(column: Column<Row>, row: Row): Absence {
	const { absence = 'noData' } = column;
	return typeof absence === 'function' ? absence(row) : absence;
}

/** The header with its unit: `Montant (€)`. */
export function headerOf<Row>(column: Column<Row>): string {
	return column.unit ? `${column.label} (${column.unit})` : column.label;
}
