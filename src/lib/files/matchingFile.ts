import { schemaOf } from '$lib/contract/schema';
import { TABLES, type ColumnNames } from './matching';

/** The names of columns that a reader matched by hand, by table, to use again another day. */
export type SavedMatching = Readonly<Record<string, ColumnNames>>;

export const MATCHING_FILE = 'cap10-correspondances.json';

const KIND = 'cap10-correspondances';

export function writeMatching(matching: SavedMatching): string {
	return JSON.stringify({ format: KIND, version: 1, tables: matching }, null, '\t') + '\n';
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a file that {@link writeMatching} wrote; null when the JSON is anything else. */
export function readMatching(text: string): SavedMatching | null {
	let source: unknown;
	try {
		source = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return null;
	}
	if (!isRecord(source) || source['format'] !== KIND || !isRecord(source['tables'])) return null;
	const known = new Set(TABLES.map(({ name }) => name));
	return Object.fromEntries(
		Object.entries(source['tables'])
			.filter(([table, columns]) => known.has(table) && isRecord(columns))
			.map(([table, columns]) => {
				const names = new Set(schemaOf(table).fields.map(({ name }) => name));
				const kept = Object.entries(columns as Record<string, unknown>).filter(
					([, column]) => typeof column === 'string' && names.has(column),
				);
				return [table, Object.fromEntries(kept) as ColumnNames];
			}),
	);
}
