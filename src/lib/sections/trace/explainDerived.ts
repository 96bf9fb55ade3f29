import type * as derived from '$lib/views/trace/derived';
import type { OpenTrace } from '$lib/state/tracing';
import type { Origin } from '$lib/views/trace/origin';

export type Derived = typeof derived;

/** Opens the panel on a figure made from others; its words come at the first one asked for. */
export function openDerived(
	openTrace: OpenTrace,
	explain: (words: Derived) => Origin | null,
): void {
	void import('$lib/views/trace/derived').then((words) => {
		const found = explain(words);
		if (found) openTrace({ type: 'explained', ...found });
	});
}

/**
 * What opens the panel on the cells of a table whose figures are made from others, for `DataTable`.
 * @param keys the columns that hold such a figure
 */
export function explainDerived<Row>(
	openTrace: OpenTrace,
	keys: readonly string[],
	explain: (words: Derived, key: string, row: Row) => Origin | null,
) {
	return ({ key }: { key: string }, row: Row): (() => void) | null =>
		keys.includes(key) ? () => openDerived(openTrace, (words) => explain(words, key, row)) : null;
}

type Explain<Row> = (column: { key: string }, row: Row) => (() => void) | null;

/** The first of these that knows where a cell's figure comes from. */
export function explainFirst<Row>(...explains: readonly (Explain<Row> | null)[]): Explain<Row> {
	return (column, row) => {
		for (const explain of explains) {
			const found = explain?.(column, row);
			if (found) return found;
		}
		return null;
	};
}
