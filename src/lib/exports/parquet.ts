import { parquetWriteBuffer, type BasicType } from 'hyparquet-writer';
import { exportHead, type ExportContext } from './csv';

/** A column of a Parquet file; every value of one kind, or null. */
interface ParquetColumn {
	name: string;
	kind: 'number' | 'text' | 'boolean' | 'date';
	values: readonly (string | number | boolean | null)[];
}

const TYPES: Readonly<Record<ParquetColumn['kind'], BasicType>> = {
	number: 'DOUBLE',
	text: 'STRING',
	boolean: 'BOOLEAN',
	date: 'STRING',
};

/**
 * A Parquet file. Whole numbers that fit are INT32, other figures DOUBLE; dates are ISO texts. A column
 * whose name is already taken gets a number. What the file says of itself is in its metadata. Loads a library: to be imported when a reader asks.
 */
export function parquetFile(columns: readonly ParquetColumn[], context: ExportContext): Blob {
	const taken = new Map<string, number>();
	const columnData = columns.map(({ name, kind, values }) => {
		const rank = (taken.get(name) ?? 0) + 1;
		taken.set(name, rank);
		const mixed = kind === 'number' && values.some((value) => typeof value === 'string');
		const whole =
			kind === 'number' &&
			values.every(
				(value) => value === null || (Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31),
			);
		return {
			name: rank === 1 ? name : `${name}_${rank}`,
			data: mixed ? values.map((value) => (value === null ? null : String(value))) : [...values],
			type: mixed ? ('STRING' as const) : whole ? ('INT32' as const) : TYPES[kind],
			nullable: true,
		};
	});
	const kvMetadata = exportHead(context, []).map(([key, value]) => ({ key, value }));
	return new Blob([parquetWriteBuffer({ columnData, kvMetadata })], {
		type: 'application/vnd.apache.parquet',
	});
}
