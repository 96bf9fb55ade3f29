/**
 * Workbooks (XLSX, ODS) as rows of text, as a CSV file would hold them: nothing that a cell shows or
 * lacks is read as empty. The library reads both forms; what it keeps of a cell is turned into text here.
 */
import type * as Xlsx from '@e965/xlsx';
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { FileError } from '$lib/contract/errors';
import { BROKEN_WORKBOOK, EMPTY_FILE, frenchSpaces, NO_WORKBOOK } from '$lib/contract/wording';
import { list } from '$lib/format';
import { csvRecord, numberText } from './csvText';
import type { Shown } from './dataSource';
import { withoutTemplate } from './template';

/** A sheet, its empty rows left out. */
export interface BookSheet {
	name: string;
	hidden: boolean;
	rows: readonly (readonly string[])[];
	/** Line of each of these rows in the sheet, from 1. */
	lines: readonly number[];
	/** Ranges of merged cells whose value was given to all their rows. */
	merged: readonly string[];
	/** What cells show where it is not what they store: by row, then by column, from 0. */
	shown: Shown;
}

/** Before a number that a merged cell gives to the rows after its first: an amount is not repeated. */
export const MERGED = '\uE003';

type Library = typeof Xlsx;

/** Errors of cells by their number in the file. */
const ERRORS: Readonly<Record<number, string>> = {
	0: '#NULL!',
	7: '#DIV/0!',
	15: '#VALUE!',
	23: '#REF!',
	29: '#NAME?',
	36: '#NUM!',
	42: '#N/A',
	43: '#GETTING_DATA',
};

/** Formats that only write zeros before a number: what is shown is the code that is meant. */
const PADDED = /^[0 ]*00[0 ]*$/;

/** A format without the language that some spreadsheets write in it, `[$-40C]`; `[$€-40C]` is a euro sign. */
function formatOf({ z }: CellObject): string {
	return String(z ?? 'General').replace(/\[\$([^\]-]*)(-[0-9A-F]+)?\]/gi, (_, sign: string) =>
		sign === '' ? '' : `"${sign}"`,
	);
}

/** The number that a text shows, whatever its currency and its marks; NaN when it shows another thing. */
function shownNumber(text: string): number {
	return Number(
		text
			.replace(/[^0-9.,eE+%-]/g, '')
			.replace(',', '.')
			.replace('%', 'NaN'),
	);
}

/** What a cell shows, in French marks, where it is another number than the one it stores; else null. */
function shownOf(cell: CellObject, { SSF }: Library): string | null {
	const { t, v } = cell;
	const format = formatOf(cell);
	if (t !== 'n' || typeof v !== 'number' || /^(General|@)$/.test(format)) return null;
	if (SSF.is_date(format) || PADDED.test(format)) return null;
	const english = SSF.format(format, v) as string;
	const text = english.replace(/[,.]/g, (mark) => (mark === '.' ? ',' : '\u202f')).trim();
	return shownNumber(text) === v ? null : text;
}

const two = (n: number) => String(n).padStart(2, '0');

function dateText(value: number, date1904: boolean, { SSF }: Library): string {
	const day = SSF.parse_date_code(value, { date1904 }) as
		{ y: number; m: number; d: number; H: number; M: number; S: number } | undefined;
	if (!day) return numberText(value);
	const time = day.H + day.M + day.S === 0 ? '' : ` ${two(day.H)}:${two(day.M)}:${two(day.S)}`;
	return value < 1 ? time.trim() : `${day.y}-${two(day.m)}-${two(day.d)}${time}`;
}

function isDate({ z }: CellObject, { SSF }: Library): boolean {
	return z !== undefined && Boolean(SSF.is_date(formatOf({ z } as CellObject)));
}

/** The text of a cell: its stored value, its error, or the formula that has no stored value. */
function textOf(cell: CellObject, date1904: boolean, library: Library): string {
	const { t, v, f, w } = cell;
	if (t === 'e') return ERRORS[Number(v)] ?? w ?? '#N/A';
	if (f !== undefined && (t === 'z' || v === undefined)) return `=${f}`;
	if (t === 'z' || v === undefined) return '';
	if (v instanceof Date) {
		const iso = v.toISOString();
		return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
	}
	if (typeof v === 'number') {
		if (isDate(cell, library)) return dateText(v, date1904, library);
		const format = formatOf(cell);
		if (PADDED.test(format)) return library.SSF.format(format, v) as string;
		return numberText(v);
	}
	return String(v);
}

type Grid = (CellObject | undefined)[][];

/** Gives the value of cells merged over several rows to each of them; their ranges. */
function spreadMerged(sheet: WorkSheet, grid: Grid, rows: string[][], library: Library): string[] {
	const said: string[] = [];
	for (const range of sheet['!merges'] ?? []) {
		const { s: from, e: to } = range;
		const value = rows[from.r]?.[from.c] ?? '';
		if (to.r === from.r || value === '') continue;
		const anchor = grid[from.r]?.[from.c];
		const number = typeof anchor?.v === 'number' && !isDate(anchor, library);
		for (let r = from.r + 1; r <= to.r && r < rows.length; r++) {
			const row = rows[r];
			if (!row || row.every((cell) => cell === '')) continue;
			while (row.length <= from.c) row.push('');
			row[from.c] = number ? MERGED + value : value;
		}
		said.push(library.utils.encode_range(range));
	}
	return said;
}

function sheetOf(
	name: string,
	sheet: WorkSheet,
	hidden: boolean,
	date1904: boolean,
	library: Library,
) {
	const grid = ((sheet as { '!data'?: Grid })['!data'] ?? []) as Grid;
	const rows: string[][] = [];
	// Only what is there: a lone value may stand in the last cell of a sheet of 17 billion.
	const differs = new Map<string[], Map<number, string>>();
	grid.forEach((line, r) => {
		const row: string[] = [];
		line.forEach((cell, c) => {
			const text = cell ? textOf(cell, date1904, library) : '';
			if (text === '') return;
			while (row.length < c) row.push('');
			row[c] = text;
			const other = cell ? shownOf(cell, library) : null;
			if (other === null) return;
			const found = differs.get(row) ?? new Map<number, string>();
			differs.set(row, found.set(c, other));
		});
		rows[r] = row;
	});
	const merged = spreadMerged(sheet, grid, rows, library);
	const kept: string[][] = [];
	const lines: number[] = [];
	const shown = new Map<number, ReadonlyMap<number, string>>();
	rows.forEach((row, r) => {
		if (!row.some((cell) => cell.trim() !== '')) return;
		const found = differs.get(row);
		if (found) shown.set(kept.length, found);
		kept.push(row);
		lines.push(r + 1);
	});
	return { name, hidden, rows: kept, lines, merged, shown } satisfies BookSheet;
}

const starts = (bytes: Uint8Array, ...start: number[]) =>
	start.every((byte, i) => bytes[i] === byte);

const UTF16_PACKAGE = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
	const [first = 0] = wanted;
	for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
		if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
	}
	return false;
}

const LOCKED =
	'classeur protégé par un mot de passe\u00a0: l’ouvrir dans un tableur, ôter le mot de passe et l’enregistrer';

/** Refuses what no reading would help, in words that say what to do. */
function refuseOther(bytes: Uint8Array): void {
	if (bytes.length === 0) throw new FileError(frenchSpaces(EMPTY_FILE));
	if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
		throw new FileError(
			holds(bytes, UTF16_PACKAGE)
				? LOCKED
				: 'ancien format Excel (.xls)\u00a0: l’ouvrir dans un tableur et l’enregistrer en .xlsx',
		);
	}
	if (!starts(bytes, 0x50, 0x4b)) {
		throw new FileError(
			'ce n’est pas un classeur XLSX ou ODS\u00a0: l’enregistrer en .xlsx, .ods ou en CSV UTF-8',
		);
	}
}

/**
 * Does a work at once without a word on the console: the library says there, in English, what it doubts
 * of a format, which no reader can use.
 */
function quietly<T>(work: () => T): T {
	const { error } = console;
	console.error = () => undefined;
	try {
		return work();
	} finally {
		console.error = error;
	}
}

/**
 * The sheets of a workbook; formulas give their stored value. Of the workbook to fill, those that hold data.
 * @throws {FileError} when it is protected, of another format, or damaged
 */
export async function readWorkbook(bytes: Uint8Array): Promise<BookSheet[]> {
	refuseOther(bytes);
	const [library, openDocument] = await Promise.all([
		import('@e965/xlsx'),
		import('./openDocument'),
	]);
	let veiled: boolean[];
	let book: WorkBook;
	try {
		if (openDocument.isEncrypted(bytes)) throw new FileError(LOCKED);
		veiled = openDocument.hiddenSheets(bytes);
		book = quietly(() =>
			library.read(bytes, {
				type: 'array',
				dense: true,
				cellNF: true,
				cellText: false,
				cellHTML: false,
				sheetStubs: true,
			}),
		);
	} catch (error) {
		if (error instanceof FileError) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		if (/password|encrypt/i.test(reason)) throw new FileError(LOCKED);
		throw new FileError(
			frenchSpaces(/unsupported zip/i.test(reason) ? NO_WORKBOOK : BROKEN_WORKBOOK),
		);
	}
	const date1904 = book.Workbook?.WBProps?.date1904 === true;
	return withoutTemplate(
		book.SheetNames.map((name, i) => {
			const sheet = book.Sheets[name] ?? {};
			const hidden = (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0 || veiled[i] === true;
			return sheetOf(name, sheet, hidden, date1904, library);
		}),
	);
}

/** The rows of a sheet as CSV text, none shorter than its header: a workbook keeps no empty cell. */
export function sheetText(rows: readonly (readonly string[])[], width: number): string {
	const record = (row: readonly string[]) =>
		row.length < width ? [...row, ...new Array<string>(width - row.length).fill('')] : row;
	return rows.map((row) => csvRecord(record(row))).join('');
}

/** What is to be known of the merged cells of a sheet; null when it has none. */
export function mergedNote({ merged }: BookSheet): string | null {
	if (merged.length === 0) return null;
	const shown = merged.slice(0, 20);
	const more = merged.length > shown.length ? `, et ${merged.length - shown.length} autres` : '';
	return `cellules fusionnées (${list(shown)}${more})\u00a0: leur valeur vaut pour toutes leurs lignes, un montant pour la première seulement`;
}
