/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is a place in the columns read */
/** Sums side by side in one array: a block of measures for each place. */
export class Blocks {
	readonly #values: Float64Array;

	/** @param columns the measures, each a column of rows */
	constructor(
		places: number,
		private readonly columns: readonly Float64Array[],
	) {
		this.#values = new Float64Array(places * columns.length);
	}

	/** Adds the measures of a row to the block of a place. */
	add(place: number, row: number): void {
		const { columns } = this;
		const from = place * columns.length;
		for (let i = 0; i < columns.length; i += 1) this.#values[from + i]! += columns[i]![row]!;
	}

	at(place: number, measure: number): number {
		return this.#values[place * this.columns.length + measure]!;
	}
}
