import { CONTOUR_FILES, DATASET_FILE } from '$lib/contract/dataset';
import { HEAD_RECORDS, headerRow, knownNames } from '$lib/contract/head';
import { frenchSpaces } from '$lib/contract/wording';
import { chunksOf } from '$lib/pipeline/dataSource';
import { readArrow } from './readArrow';
import { csvHeader } from '$lib/pipeline/csvHeader';
import { csvBytes } from '$lib/pipeline/csvText';
import { WORKBOOK } from '$lib/pipeline/sheets';
import { datasetOfSheet, isDatasetSheet } from '$lib/pipeline/template';
import { mergedNote, sheetText as sheetCsv, type BookSheet } from '$lib/pipeline/workbook';
import { readExcel } from './excel';
import { FileError, fileName, isSystemFile, type GivenFile } from './given';
import { inflated } from './inflate';
import { limited, MAX_SWELLING, textLimit, tooLarge } from './limits';
import { guessTable, KNOWN_NAMES } from './matching';
import { readMatching, type SavedMatching } from './matchingFile';
import { readParquet } from './readParquet';
import type { Sheet } from './sheet';
import { readZip } from './zip';

export type FileKind = 'CSV' | 'XLSX' | 'ODS' | 'Parquet' | 'Arrow';

/** A table found in the given files, as the reader is shown it. */
export interface FoundTable {
	/** Unique among the tables found. */
	id: string;
	/** Path of the file, and the sheet of a workbook. */
	label: string;
	kind: FileKind;
	/** Bytes of text to read, an estimate for compressed files. */
	size: number;
	header: readonly string[];
	/** Rank of the header among the records: 1 when nothing is above it. */
	headerRank: number;
	/** The first records, among which the reader may say which is the header; none where it is certain. */
	head: readonly (readonly string[])[];
	/** What is to be known of it before it is read, in sentences. */
	notes: readonly string[];
	/** A hidden sheet: left out unless the reader takes it. */
	hidden: boolean;
	/** Name of the contract's table that it looks like; null when none does. */
	table: string | null;
}

/** What was found in the given files. */
export interface Inspection {
	tables: readonly FoundTable[];
	/** Text of `jeu.json`; null when it was not given. */
	dataset: string | null;
	/** Columns matched by hand on another day. */
	matching: SavedMatching | null;
	/** What cannot be read, and why. */
	problems: readonly { path: string; message: string }[];
	/** What is left aside without harm. */
	ignored: readonly string[];
}

/** The text of a found table, as many times as it is opened. */
export type Opener = () => AsyncIterable<Uint8Array>;

/** The given files once looked at: what the reader is shown, and how to read each table. */
export interface Opened {
	inspection: Inspection;
	openers: ReadonlyMap<string, Opener>;
	/** By found table of a workbook, its sheet. */
	sheets: ReadonlyMap<string, OpenedSheet>;
	/** Workbooks by their path, and the sheet of each that stands for jeu.json; null where none does. */
	books: ReadonlyMap<string, OpenedBook>;
	/** Text of the contours of basins that came with the files. */
	contours: string | null;
}

/** A sheet that holds a table, and the path of its workbook. */
export interface OpenedSheet {
	book: string;
	sheet: BookSheet;
}

export interface OpenedBook {
	blob: Blob;
	/** Name of the sheet that stands for jeu.json. */
	dataset: string | null;
}

/** A file, on disk or inside an archive. */
interface Entry {
	path: string;
	size: number;
	open: Opener;
	/** Its whole content, for the kinds that are not read as a stream. */
	blob(): Promise<Blob>;
}

const ofFile = ({ path, blob }: GivenFile): Entry => ({
	path,
	size: blob.size,
	open: () => chunksOf(blob.stream()),
	blob: async () => blob,
});

/** Most text of a small file (jeu.json, correspondances, contours) that is read at once. */
const MAX_SMALL_FILE = 30_000_000;

async function textOf(entry: Entry): Promise<string> {
	const parts: Uint8Array<ArrayBuffer>[] = [];
	const fault = () => new FileError('fichier trop gros pour ce qu’il doit contenir');
	for await (const chunk of limited(entry.open(), MAX_SMALL_FILE, fault)) {
		parts.push(chunk as Uint8Array<ArrayBuffer>);
	}
	return new Blob(parts).text();
}

async function blobOf(open: Opener): Promise<Blob> {
	const parts: Blob[] = [];
	for await (const chunk of open()) parts.push(new Blob([chunk as Uint8Array<ArrayBuffer>]));
	return new Blob(parts);
}

/** Files of archives, one level deep. */
async function expand(files: readonly GivenFile[], note: (path: string, error: unknown) => void) {
	const entries: Entry[] = [];
	for (const file of files) {
		if (isSystemFile(file.path)) continue;
		if (!/\.zip$/i.test(file.path)) {
			entries.push(ofFile(file));
			continue;
		}
		try {
			for (const { path, size, open } of await readZip(file.blob)) {
				if (!isSystemFile(path)) entries.push({ path, size, open, blob: () => blobOf(open) });
			}
		} catch (error) {
			note(file.path, error);
		}
	}
	return entries;
}

/** The folder that all the files came in is no part of their names. */
function withoutCommonFolder(entries: readonly Entry[]): Entry[] {
	const folders = entries.map(({ path }) => path.split('/').slice(0, -1));
	const [first = []] = folders;
	let depth = 0;
	while (
		first[depth] !== undefined &&
		first[depth] !== 'reference' &&
		folders.every((folder) => folder[depth] === first[depth])
	) {
		depth += 1;
	}
	return entries.map((entry) => ({ ...entry, path: entry.path.split('/').slice(depth).join('/') }));
}

/** The names of columns that tell the header of a table of the contract. */
const KNOWN = knownNames(KNOWN_NAMES);

const sheetText = (sheet: Sheet): Opener =>
	async function* () {
		yield csvBytes([sheet.header]);
		for await (const piece of sheet.pieces()) yield csvBytes(piece);
	};

type Table = Omit<FoundTable, 'id' | 'table'> & { name: string; open: Opener; sheet?: BookSheet };

const PLAIN = { headerRank: 1, head: [], notes: [], hidden: false };

/** Rows given at a time. */
const SHEET_PIECE = 5_000;

async function sheetTable(
	path: string,
	sheet: BookSheet,
	alone: boolean,
	size: number,
): Promise<Table> {
	const encoder = new TextEncoder();
	const width = sheet.rows[headerRow(sheet.rows.slice(0, HEAD_RECORDS), KNOWN)]?.length ?? 0;
	const open: Opener = async function* () {
		for (let at = 0; at < sheet.rows.length; at += SHEET_PIECE) {
			yield encoder.encode(sheetCsv(sheet.rows.slice(at, at + SHEET_PIECE), width));
		}
	};
	const { columns, rank, head } = await csvHeader(open, KNOWN);
	const { name, hidden } = sheet;
	const what = hidden ? 'feuille masquée' : 'feuille';
	return {
		label: alone && !hidden ? path : `${path}, ${what} «\u00a0${name}\u00a0»`,
		name: alone ? path : name,
		kind: /\.ods$/i.test(path) ? 'ODS' : 'XLSX',
		size,
		header: columns,
		headerRank: rank,
		head,
		notes: [mergedNote(sheet) ?? []].flat(),
		hidden,
		sheet,
		open,
	};
}

const swollen = () =>
	new FileError('le fichier compressé grossit au-delà de toute mesure en s’ouvrant\u00a0: refusé');

/** Size of a gzip once inflated, as its last four bytes say. */
async function inflatedSize(blob: Blob): Promise<number> {
	if (blob.size < 4) return blob.size;
	const tail = await blob.slice(blob.size - 4).arrayBuffer();
	return new DataView(tail).getUint32(0, true);
}

/** The tables of a workbook, and the jeu.json that one of its sheets stands for. */
async function workbookOf({ path, size, blob: read }: Entry) {
	const blob = await read();
	const all = (await readExcel(blob)).filter(({ rows }) => rows.length > 0);
	if (all.length === 0) throw new FileError('le classeur est vide : aucune feuille n’a de valeurs');
	const said = all.find(isDatasetSheet);
	const sheets = all.filter((sheet) => sheet !== said);
	return {
		blob,
		said: said?.name ?? null,
		dataset: said ? datasetOfSheet(said) : null,
		tables: await Promise.all(
			sheets.map((sheet) => sheetTable(path, sheet, sheets.length === 1, size * 6)),
		),
	};
}

/** The tables of a file that is no workbook. @throws {FileError} when it cannot be read */
async function tablesOf(entry: Entry): Promise<Table[]> {
	const { path: label } = entry;
	const one = (kind: FileKind, sheet: Sheet, size: number): Table[] => [
		{ ...PLAIN, label, name: label, kind, size, header: sheet.header, open: sheetText(sheet) },
	];
	if (/\.parquet$/i.test(label)) {
		return one('Parquet', await readParquet(await entry.blob()), entry.size * 8);
	}
	if (/\.(arrow|arrows|feather|ipc)$/i.test(label)) {
		return one('Arrow', await readArrow(await entry.blob()), entry.size);
	}
	const zipped = /\.gz$/i.test(label);
	const blob = zipped ? await entry.blob() : null;
	const size = blob ? await inflatedSize(blob) : entry.size;
	const open: Opener = blob
		? () =>
				limited(
					inflated(chunksOf(blob.stream()), 'gzip'),
					Math.max(1e6, blob.size * MAX_SWELLING),
					swollen,
				)
		: entry.open;
	const { columns: header, rank: headerRank, head } = await csvHeader(open, KNOWN);
	const name = label.replace(/\.gz$/i, '');
	return [{ ...PLAIN, label, name, kind: 'CSV', size, header, headerRank, head, open }];
}

/** Files that stand beside a data set without being tables of it. */
const HARMLESS = /\.(md|pdf|docx?|png|jpe?g|svg|mjs|js|ts|py)$/i;

const OTHER_FORMATS: readonly [RegExp, string][] = [
	[/\.xls$/i, 'ancien format Excel : l’enregistrer en .xlsx ou en CSV UTF-8'],
	[
		/\.(fods|numbers|xlsb)$/i,
		'format de classeur non lu : l’enregistrer en .xlsx, .ods ou en CSV UTF-8',
	],
	[/\.(7z|rar|tar|tgz|bz2|xz)$/i, 'archive non lue : donner un .zip, ou les fichiers eux-mêmes'],
	[/\.zip$/i, 'archive dans une archive : donner les fichiers eux-mêmes'],
];

/**
 * The `jeu.json` that describes all the files: the one beside them, or the only one there is. Several
 * that say different things describe none: null, and the reader is asked.
 */
function chosenDataset(found: readonly { path: string; text: string }[]): string | null {
	const beside = found.filter(({ path }) => path === DATASET_FILE);
	const texts = new Set((beside.length > 0 ? beside : found).map(({ text }) => text));
	const [only = null] = texts;
	return texts.size === 1 ? only : null;
}

/**
 * Looks at what the reader gave: which tables, in which form, with which columns. Reads no more than
 * headers, but for workbooks. Nothing throws: what cannot be read is listed with its reason.
 * @param deviceMemory in GB, when the browser says it
 */
export async function inspect(files: readonly GivenFile[], deviceMemory?: number): Promise<Opened> {
	const problems: { path: string; message: string }[] = [];
	const note = (path: string, error: unknown) => {
		const message = error instanceof Error ? error.message : String(error);
		const said =
			error instanceof FileError
				? message
				: `lecture impossible\u00a0: donner le fichier sous une autre forme, CSV UTF-8 par exemple (détail\u00a0: ${message.slice(0, 200)})`;
		problems.push({ path, message: frenchSpaces(said) });
	};
	const entries = withoutCommonFolder(await expand(files, note));
	const tables: FoundTable[] = [];
	const openers = new Map<string, Opener>();
	const sheets = new Map<string, OpenedSheet>();
	const books = new Map<string, OpenedBook>();
	const ignored: string[] = [];
	const datasets: { path: string; text: string }[] = [];
	let matching: SavedMatching | null = null;
	let contours: string | null = null;
	const limit = textLimit(deviceMemory);

	for (const entry of entries) {
		const { path } = entry;
		try {
			const other = OTHER_FORMATS.find(([pattern]) => pattern.test(path));
			if (other) throw new FileError(other[1]);
			if (HARMLESS.test(path)) {
				ignored.push(path);
			} else if (fileName(path) === DATASET_FILE) {
				datasets.push({ path, text: await textOf(entry) });
			} else if (CONTOUR_FILES.some((name) => name === path)) {
				contours = await textOf(entry);
			} else if (/\.json$/i.test(path)) {
				const found = readMatching(await textOf(entry));
				if (found) matching = found;
				else ignored.push(path);
			} else {
				const book = WORKBOOK.test(path) ? await workbookOf(entry) : null;
				if (book) books.set(path, { blob: book.blob, dataset: book.said });
				if (book?.dataset) datasets.push({ path, text: book.dataset });
				const found = book?.tables ?? (await tablesOf(entry));
				// A text of one column is a note that stands beside the tables.
				if (/\.txt$/i.test(path) && found.every(({ header }) => header.length < 2)) {
					ignored.push(path);
					continue;
				}
				for (const { name, open, sheet, ...table } of found) {
					const id = `${tables.length}`;
					const { size, header, hidden } = table;
					tables.push({ id, ...table, table: hidden ? null : guessTable(name, header) });
					if (sheet) sheets.set(id, { book: path, sheet });
					openers.set(id, () => limited(open(), limit, () => tooLarge(size, limit)));
				}
			}
		} catch (error) {
			note(path, error);
		}
	}
	const dataset = chosenDataset(datasets);
	ignored.push(...datasets.flatMap(({ path, text }) => (text === dataset ? [] : [path])));
	const total = tables.reduce((sum, { size }) => sum + size, 0);
	if (total > limit) note('Ensemble des fichiers', tooLarge(total, limit));
	if (files.length > 0 && entries.length === 0 && problems.length === 0) {
		note(fileName(files[0]?.path ?? ''), new FileError('aucun fichier à lire'));
	}
	return {
		inspection: { tables, dataset, matching, problems, ignored },
		openers,
		sheets,
		books,
		contours,
	};
}
