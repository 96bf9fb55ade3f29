import { schemaOf } from '$lib/contract/schema';
import { TABLES, type ColumnNames, type Constants } from './matching';

/** What a reader said by hand of the columns of each table, to use again another day. */
export interface SavedMatching {
	columns: Readonly<Record<string, ColumnNames>>;
	/** Values that all rows have. */
	constants: Readonly<Record<string, Constants>>;
}

export const NO_MATCHING: SavedMatching = { columns: {}, constants: {} };

export const MATCHING_FILE = 'cap10-correspondances.json';

const KIND = 'cap10-correspondances';

export function writeMatching({ columns, constants }: SavedMatching): string {
	const content = { format: KIND, version: 1, tables: columns, constantes: constants };
	return JSON.stringify(content, null, '\t') + '\n';
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** By known table, the entries that are texts and name a column of it. */
function entriesOf(
	given: unknown,
	columnOf: (entry: [string, string]) => string,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
	const known = new Set(TABLES.map(({ name }) => name));
	return Object.fromEntries(
		Object.entries(isRecord(given) ? given : {})
			.filter(([table, entries]) => known.has(table) && isRecord(entries))
			.map(([table, entries]) => {
				const names = new Set(schemaOf(table).fields.map(({ name }) => name));
				const texts = Object.entries(entries as Record<string, unknown>).filter(
					(entry): entry is [string, string] => typeof entry[1] === 'string',
				);
				return [table, Object.fromEntries(texts.filter((entry) => names.has(columnOf(entry))))];
			}),
	);
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
	return {
		columns: entriesOf(source['tables'], ([, column]) => column),
		constants: entriesOf(source['constantes'], ([column]) => column),
	};
}
