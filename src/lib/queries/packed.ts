import type { Cell } from '$lib/engine/engine';

/**
 * Rows by grain and column: a published answer is a few thousand small integers, and column names
 * once instead of once a row make it a quarter of its size. A column that is null all along a grain
 * is left out.
 */
export type PackedRows = Readonly<Record<string, Readonly<Record<string, readonly Cell[]>>>>;

/** @see PackedRows */
export function packRows<Row extends { grain: string }>(rows: readonly Row[]): PackedRows {
	const packed: Record<string, Record<string, Cell[]>> = {};
	for (const grain of new Set(rows.map((row) => row.grain))) {
		const same = rows.filter((row) => row.grain === grain) as unknown as Record<string, Cell>[];
		const columns: Record<string, Cell[]> = {};
		for (const name of Object.keys(same[0] ?? {})) {
			const values = same.map((row) => row[name] ?? null);
			if (name !== 'grain' && values.some((value) => value !== null)) columns[name] = values;
		}
		packed[grain] = columns;
	}
	return packed;
}

/** The rows of {@link packRows}; a column that was left out is null again. */
export function unpackRows<Row extends { grain: string }>(packed: PackedRows): Row[] {
	return Object.entries(packed).flatMap(([grain, columns]) => {
		const names = Object.keys(columns);
		const length = names[0] ? (columns[names[0]]?.length ?? 0) : 0;
		return Array.from({ length }, (_, i) => {
			const row: Record<string, Cell> = { grain };
			for (const name of names) row[name] = columns[name]?.[i] ?? null;
			return row as unknown as Row;
		});
	});
}
