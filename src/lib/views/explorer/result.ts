import { number } from '$lib/format';
import type { Cell } from '$lib/engine/engine';
import type { Column } from '$lib/ui/column';

/** A column of an answer. */
export interface AnswerColumn {
	readonly name: string;
	readonly kind: 'number' | 'text' | 'boolean' | 'date';
}

/** A row of an answer, with its rank. */
export interface AnswerRow {
	readonly rank: number;
	readonly cells: readonly Cell[];
}

/** Whole numbers below this have no separator: they may be years. */
const GROUPED_FROM = 10_000;
const MOST_DECIMALS = 6;

/** A figure of an answer, whose unit is not known: all that it says, without rounding to a unit. */
export function figure(value: number): string {
	if (Number.isInteger(value)) {
		return Math.abs(value) < GROUPED_FROM ? String(value).replace('-', '\u2212') : number(value);
	}
	const [, decimals = ''] = value.toFixed(MOST_DECIMALS).replace(/0+$/, '').split('.');
	return number(value, decimals.length);
}

export function answerRows(rows: readonly (readonly Cell[])[]): AnswerRow[] {
	return rows.map((cells, rank) => ({ rank, cells }));
}

/** Letters of a text that a cell shows: a page cannot lay out millions of them. */
const SHOWN_LETTERS = 1_000;

/** A value as a cell shows it; of a long text, its start and its length. The CSV has all of it. */
export function shownText(value: string | number | boolean): string {
	const text = typeof value === 'boolean' ? (value ? 'oui' : 'non') : String(value);
	if (text.length <= SHOWN_LETTERS) return text;
	return `${text.slice(0, SHOWN_LETTERS)}… (${number(text.length)} caractères, en entier dans le CSV)`;
}

/** The columns of an answer as those of a table. Two may have one name. */
export function answerColumns(columns: readonly AnswerColumn[]): Column<AnswerRow>[] {
	return columns.map(({ name, kind }, i) => ({
		key: `c${i}`,
		label: name,
		value: ({ cells }) => cells[i] ?? null,
		...(kind === 'number' ? { align: 'end' as const } : {}),
		format: (value) =>
			kind === 'number' && typeof value === 'number' ? figure(value) : shownText(value),
		...(kind === 'date' ? { exportAs: 'date' as const } : {}),
	}));
}

/** What an answer is about: the first comment of its statement. */
export function titleOf(sql: string): string {
	return /^\s*--+\s*(.+?)\.?\s*$/m.exec(sql)?.[1] ?? 'Résultat d’une requête SQL';
}
