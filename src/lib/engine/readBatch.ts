import { DataType, type RecordBatch } from 'apache-arrow';
import { scaledText, wordsInteger } from './decimal';
import type { Cell } from './engine';

/** What a result column holds, as far as a table, a chart or a file is concerned. */
type ColumnKind = 'number' | 'text' | 'boolean' | 'date';

export interface ResultColumn {
	name: string;
	kind: ColumnKind;
}

export function columnsOf(batch: Pick<RecordBatch, 'schema'>): ResultColumn[] {
	return batch.schema.fields.map(({ name, type }) => ({ name, kind: kindOf(type as DataType) }));
}

function kindOf(type: DataType): ColumnKind {
	if (DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type)) return 'number';
	if (DataType.isBool(type)) return 'boolean';
	return DataType.isDate(type) ? 'date' : 'text';
}

/**
 * Rows of an Arrow batch as plain cells. Dates are ISO texts; integers beyond 2^53, decimals of more than
 * 15 digits and nested values are texts, so that nothing is rounded in silence.
 */
export function rowsOf(batch: RecordBatch): Cell[][] {
	const vectors = batch.schema.fields.map((field, i) => ({
		type: field.type as DataType,
		vector: batch.getChildAt(i),
	}));
	// Read one by one: a column's array holds garbage where a value is NULL.
	return Array.from({ length: batch.numRows }, (_, row) =>
		vectors.map(({ type, vector }) => cellOf(vector?.get(row) as unknown, type)),
	);
}

/** Digits that a double always holds. */
const EXACT_DIGITS = 15;

/** A decimal as a number where it is exact, else as its text. */
function decimalCell(unscaled: bigint, scale: number): Cell {
	const text = scaledText(unscaled, scale);
	const digits = text.replace(/\D/g, '').replace(/^0+/, '').length;
	const number = Number(text);
	return digits <= EXACT_DIGITS || (scale <= 0 && Number.isSafeInteger(number)) ? number : text;
}

function cellOf(value: unknown, type: DataType): Cell {
	if (value === null || value === undefined) return null;
	if (DataType.isDate(type)) return new Date(Number(value)).toISOString().slice(0, 10);
	if (DataType.isTimestamp(type)) {
		return new Date(Number(value)).toISOString().replace('T', ' ').slice(0, 19);
	}
	if (DataType.isDecimal(type)) return decimalCell(wordsInteger(value as Uint32Array), type.scale);
	if (typeof value === 'bigint') {
		return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
	}
	// Division by zero is infinite in SQL's doubles: it is no figure.
	if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
	if (typeof value === 'string' || typeof value === 'boolean') return value;
	return JSON.stringify(value, (_, inner: unknown) =>
		typeof inner === 'bigint' ? String(inner) : inner,
	);
}
