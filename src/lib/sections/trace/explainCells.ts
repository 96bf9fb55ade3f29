import type { Answer } from '$lib/rules/answer';
import type { Shared } from '$lib/state/shared';
import type { OpenTrace } from '$lib/state/tracing';
import type { CellFigures } from '$lib/views/trace/cells';

/** What opens the panel on a cell of a table, for `DataTable`. */
export function explainCells<Row>(
	openTrace: OpenTrace,
	shared: Pick<Shared, 'site' | 'cells' | 'life'>,
	answer: Answer,
	figures: CellFigures<Row>,
) {
	return ({ key }: { key: string }, row: Row): (() => void) | null => {
		const found = figures(key, row);
		if (!found) return null;
		const { kind, scope, segment = null, year = answer.question.year } = found;
		return () => openTrace({ type: 'figure', kind, answer, scope, segment, year, shared });
	};
}

/** The same for the figures of a chart, for `AskFigures`: a mark is known by its code alone. */
export function explainMarks(
	openTrace: OpenTrace,
	shared: Pick<Shared, 'site' | 'cells' | 'life'>,
	answer: Answer,
	figures: CellFigures<{ code: string }>,
) {
	const explain = explainCells(openTrace, shared, answer, figures);
	return (figure: string, code: string) => explain({ key: figure }, { code });
}
