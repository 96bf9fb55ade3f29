import { CONTOUR_FILES, DATASET_FILE } from '$lib/contract/dataset';
import { frenchSpaces } from '$lib/contract/wording';
import { WORKBOOK } from '$lib/pipeline/sheets';
import type { BookSheet } from '$lib/pipeline/workbook';
import { expand, textOf, withoutCommonFolder, type Opener } from './entries';
import { FileError, fileName, type GivenFile } from './given';
import { limited, textLimit, tooLarge } from './limits';
import { guessTable } from './matching';
import { readMatching, type SavedMatching } from './matchingFile';
import { tablesOf, workbookOf, type FileTable } from './tablesOf';

/** A table found in the given files, as the reader is shown it. */
export interface FoundTable extends Omit<FileTable, 'name' | 'open' | 'sheet'> {
	/** Unique among the tables found. */
	id: string;
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

interface OpenedBook {
	blob: Blob;
	/** Name of the sheet that stands for jeu.json. */
	dataset: string | null;
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
