import type { Measure } from '$lib/rules/measures';

/** What classified lines add to a measure, in SQL: cents, null where no line counts, or a number of lines. */
export function lineSum({ amount, only }: Measure): string {
	const where = only === undefined ? '' : ` FILTER (${only})`;
	return amount === undefined ? `count(*)${where}` : `sum(${amount})${where}`;
}
