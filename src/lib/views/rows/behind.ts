/** The rows behind a figure, as any panel shows them. */
import { count } from '$lib/format';
import type { Column } from '$lib/ui/column';

/** The rows behind a figure, where the page holds them or can fetch them. */
export interface RowsBehind {
	/** Of these rows, whatever they are: see {@link rowsBehind}. */
	columns: readonly Column<unknown>[];
	rows: readonly unknown[];
	/** What one row is, and what it does not say. */
	note?: string | undefined;
	/** What to say when there is none. */
	empty?: string | undefined;
	/** The query that gives them from the published tables; left out where none holds them. */
	sql?: string | undefined;
}

/** Rows and their columns, for a panel that shows any rows. */
export const rowsBehind = <Row>(
	columns: readonly Column<Row>[],
	rows: readonly Row[],
	note?: string,
	empty?: string,
	sql?: string,
): RowsBehind =>
	// The columns only ever read the rows that they come with.
	({ columns: columns as readonly Column<unknown>[], rows, note, empty, sql });

/** How many rows there are: `12 lignes agrégées, qui réunissent 345 lignes d’achat`. */
export function rowsSentence(rows: readonly { lignes: number }[]): string {
	const lines = rows.reduce((sum, { lignes }) => sum + lignes, 0);
	if (rows.length === 0) return 'Aucune ligne';
	const gathered = rows.length > 1 ? 'réunissent' : 'réunit';
	return `${count(rows.length, 'ligne agrégée', 'lignes agrégées')}, qui ${gathered} ${count(lines, 'ligne d’achat', 'lignes d’achat')}`;
}
