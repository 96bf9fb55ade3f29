import {
	Bool,
	Dictionary,
	Field,
	Float64,
	Int16,
	Int32,
	Int64,
	RecordBatch,
	Schema,
	Struct,
	Table,
	Utf8,
	makeData,
	tableToIPC,
	vectorFromArray,
	type DataType,
} from 'apache-arrow';
import type { Cell, Engine } from '$lib/engine/engine';

/** DuckDB types that a published table may hold, and their Arrow counterparts. */
const ARROW_TYPES: Readonly<Record<string, () => DataType>> = {
	VARCHAR: () => new Utf8(),
	INTEGER: () => new Int32(),
	BIGINT: () => new Int64(),
	DOUBLE: () => new Float64(),
	BOOLEAN: () => new Bool(),
};

/** Distinct texts that a key of 16 bits can number. */
const NUMBERED = 2 ** 15;

/**
 * Codes and names come back row after row: each is written once and numbered, where that is shorter.
 * Readers of Arrow, the browser's engine among them, see text all the same.
 */
function textType(values: readonly unknown[]): DataType {
	const distinct = new Set(values).size;
	if (distinct > values.length / 2) return new Utf8();
	return new Dictionary(new Utf8(), distinct < NUMBERED ? new Int16() : new Int32());
}

export interface ArrowTable {
	/** An Arrow IPC stream. */
	bytes: Uint8Array;
	rows: number;
}

/**
 * A table of the engine as an Arrow IPC stream, in its own row order. Cents stay BIGINT.
 * @throws {Error} when a column has a type that is not published
 */
export async function tableToArrow(engine: Engine, table: string): Promise<ArrowTable> {
	const columns = await engine.query<{ column_name: string; column_type: string }>(
		`SELECT column_name, column_type FROM (DESCRIBE "${table}")`,
	);
	const rows = await engine.query<Record<string, Cell>>(`SELECT * FROM "${table}"`);
	const vectors = columns.map(({ column_name: name, column_type: type }) => {
		const arrowType = ARROW_TYPES[type];
		if (!arrowType) throw new Error(`${table}.${name} : type ${type} non publié`);
		const values = rows.map((row) => {
			const value = row[name] ?? null;
			return type === 'BIGINT' && value !== null ? BigInt(value) : value;
		});
		return vectorFromArray(values, type === 'VARCHAR' ? textType(values) : arrowType());
	});
	const fields = columns.map(
		(column, i) => new Field(column.column_name, vectors[i]?.type ?? new Utf8(), true),
	);
	const schema = new Schema(fields);
	const data = makeData({
		type: new Struct(fields),
		length: rows.length,
		children: vectors.map((vector) => {
			const [only] = vector.data;
			if (!only) throw new Error(`${table} : colonne vide`);
			return only;
		}),
	});
	return {
		bytes: tableToIPC(new Table(schema, [new RecordBatch(schema, data)]), 'stream'),
		rows: rows.length,
	};
}
