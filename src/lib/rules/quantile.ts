/**
 * The p-quantile by linear interpolation between sorted values (type 7, as d3, R and spreadsheets
 * do). Null when there is no value. `p` in [0, 1].
 */
export function quantile(values: readonly number[], p: number): number | null {
	const sorted = [...values].sort((a, b) => a - b);
	const position = (sorted.length - 1) * p;
	const below = Math.floor(position);
	const low = sorted[below];
	if (low === undefined) return null;
	const high = sorted[below + 1] ?? low;
	return low + (high - low) * (position - below);
}
