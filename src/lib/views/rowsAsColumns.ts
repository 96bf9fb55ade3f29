/** Rows as columns: each name once instead of once a row. */
export type Columns<Row> = { readonly [Key in keyof Row]: readonly Row[Key][] };

/** @param names every property that the rows have. */
export function toColumns<Row extends object>(
	rows: readonly Row[],
	names: readonly (keyof Row)[],
): Columns<Row> {
	return Object.fromEntries(
		names.map((name) => [name, rows.map((row) => row[name])]),
	) as unknown as Columns<Row>;
}

/** The rows of {@link toColumns}. */
export function fromColumns<Row extends object>(columns: Columns<Row>): Row[] {
	const entries = Object.entries(columns) as [keyof Row, readonly Row[keyof Row][]][];
	const rows = Array.from({ length: entries[0]?.[1].length ?? 0 }, () => ({}) as Row);
	for (const [name, cells] of entries) {
		for (const [rank, row] of rows.entries()) row[name] = cells[rank] as Row[typeof name];
	}
	return rows;
}
