/** A workbook of a folder, or given to an importer, as the text of one table. */
import { FileError } from '$lib/contract/errors';
import { bareName, headerRow, HEAD_RECORDS, knownNames } from '$lib/contract/head';
import { quoted } from '$lib/contract/names';
import { chunksOf, type DataSource, type Shown } from './dataSource';
import { mergedNote, readWorkbook, sheetText, type BookSheet } from './workbook';

/** Names of the workbooks that are read as tables. */
export const WORKBOOK = /\.(xlsx|xlsm|ods)$/i;

async function bytesOf(source: DataSource, name: string): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	for await (const chunk of chunksOf(await source.open(name))) parts.push(chunk);
	const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}

interface Headed {
	sheet: BookSheet;
	above: number;
	header: readonly string[];
	/** How many of the known names the header has. */
	known: number;
}

function headed(sheet: BookSheet, known: ReadonlySet<string>): Headed {
	const above = headerRow(sheet.rows.slice(0, HEAD_RECORDS), known);
	const header = sheet.rows[above] ?? [];
	return { sheet, above, header, known: header.filter((name) => known.has(bareName(name))).length };
}

const sameHeader = (a: readonly string[], b: readonly string[]) =>
	a.map(bareName).join('\n') === b.map(bareName).join('\n');

/** A workbook as a text file; `shown` is by record of it. */
interface WorkbookText {
	text: string;
	/** What is to be known of the sheets. */
	notes: readonly string[];
	shown: Shown;
}

/**
 * The text of a workbook: its visible sheet that has most of the known names, and the others of the same
 * header after it; and what is to be known of the sheets.
 * @throws {FileError} when it cannot be read, or has nothing to read
 */
async function workbookText(bytes: Uint8Array, names: Iterable<string>): Promise<WorkbookText> {
	const known = knownNames(names);
	const sheets = await readWorkbook(bytes);
	const filled = sheets.filter(({ rows }) => rows.length > 0);
	const visible = filled.filter(({ hidden }) => !hidden).map((sheet) => headed(sheet, known));
	const best = visible.reduce<Headed | undefined>(
		(first, one) => (first && first.known >= one.known ? first : one),
		undefined,
	);
	if (!best) {
		throw new FileError(
			filled.length > 0
				? 'toutes les feuilles remplies de ce classeur sont masquées\u00a0: afficher celle qu’il faut lire'
				: 'le classeur est vide\u00a0: aucune feuille n’a de valeurs',
		);
	}
	const read = visible.filter(({ header }) => sameHeader(header, best.header));
	const others = visible.filter((one) => !read.includes(one));
	const hidden = filled.filter((sheet) => sheet.hidden);
	const called = (found: readonly BookSheet[]) => quoted(found.map(({ name }) => name));
	const notes = read.flatMap(({ sheet }) => mergedNote(sheet) ?? []);
	if (read.length > 1) {
		notes.push(
			`feuilles lues à la suite, de même en-tête\u00a0: ${called(read.map((one) => one.sheet))}`,
		);
	}
	if (others.length > 0) {
		notes.push(`feuilles qui ne sont pas lues\u00a0: ${called(others.map((one) => one.sheet))}`);
	}
	if (hidden.length > 0)
		notes.push(`feuilles masquées, qui ne sont pas lues\u00a0: ${called(hidden)}`);
	const [first, ...next] = [best, ...read.filter((one) => one !== best)];
	const rows = [...(first?.sheet.rows ?? [])];
	const shown = new Map(first?.sheet.shown);
	for (const { sheet, above } of next) {
		for (const [row, texts] of sheet.shown) shown.set(rows.length + row - above - 1, texts);
		rows.push(...sheet.rows.slice(above + 1));
	}
	return { text: sheetText(rows, best.header.length), notes, shown };
}

/**
 * A source whose workbooks open as the text of a table.
 * @param namesOf the names of columns that tell which sheet of a file to read, and where its header is
 */
export function withWorkbooks(
	source: DataSource,
	namesOf: (name: string) => Iterable<string>,
): DataSource {
	// A file may be opened more than once: its header first, then the whole of it.
	const texts = new Map<string, Promise<WorkbookText>>();
	const read = new Map<string, WorkbookText>();
	return {
		...source,
		async open(name) {
			if (!WORKBOOK.test(name)) return source.open(name);
			const made =
				texts.get(name) ??
				bytesOf(source, name).then((bytes) => workbookText(bytes, namesOf(name)));
			texts.set(name, made);
			const found = await made;
			read.set(name, found);
			return (async function* () {
				yield new TextEncoder().encode(found.text);
			})();
		},
		notes: (name) => read.get(name)?.notes ?? source.notes?.(name) ?? [],
		shown: (name) => read.get(name)?.shown ?? source.shown?.(name),
	};
}
