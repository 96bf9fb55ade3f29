/** A note to be completed in a word processor, before it is written in the format of one. */
import type { Absence } from './absence';
import { absenceOf, headerOf, valueOf, type Column } from './column';
import { printed } from './order';

/** A table as its cells read. */
export interface NoteTable {
	kind: 'table';
	caption: string;
	columns: readonly { label: string; align: 'start' | 'end' }[];
	rows: readonly (readonly string[])[];
	/** The kinds of absence that its cells hold, each to be explained. */
	absences: readonly Absence[];
}

/** A chart: its picture is drawn apart, under the same key. */
export interface NotePicture {
	kind: 'picture';
	key: string;
	caption: string;
	/** What the picture shows, for who does not see it. */
	alt: string;
}

export type NoteBlock =
	| { kind: 'heading'; level: 1 | 2; text: string }
	/** A paragraph; `about` stands first, in bold. */
	| { kind: 'text'; text: string; about?: string }
	| { kind: 'item'; text: string; about?: string }
	| { kind: 'remark'; text: string }
	/** Empty lines to be written on. */
	| { kind: 'space'; prompt: string }
	| NotePicture
	| NoteTable;

export interface NoteDocument {
	title: string;
	blocks: readonly NoteBlock[];
}

/** A table with the cells of the same columns on screen: an absent value is written as its kind. */
export function noteTable<Row>(
	caption: string,
	columns: readonly Column<Row>[],
	rows: readonly Row[],
): NoteTable {
	const absences = new Set<Absence>();
	const cells = rows.map((row) =>
		columns.map((column) => {
			if (valueOf(column, row) === null) absences.add(absenceOf(column, row));
			return printed(column, row);
		}),
	);
	return {
		kind: 'table',
		caption,
		columns: columns.map((column) => ({
			label: headerOf(column),
			align: column.align ?? 'start',
		})),
		rows: cells,
		absences: [...absences],
	};
}
