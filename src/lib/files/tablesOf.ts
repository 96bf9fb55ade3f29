/** The tables that a file holds, whatever its format. */
import { headerRow, HEAD_RECORDS, knownNames } from '$lib/contract/head';
import { csvHeader } from '$lib/pipeline/csvHeader';
import { csvBytes } from '$lib/pipeline/csvText';
import { chunksOf } from '$lib/pipeline/dataSource';
import { datasetOfSheet, isDatasetSheet } from '$lib/pipeline/template';
import { mergedNote, sheetText as sheetCsv, type BookSheet } from '$lib/pipeline/workbook';
import type { Entry, Opener } from './entries';
import { readExcel } from './excel';
import { FileError } from './given';
import { inflated } from './inflate';
import { limited, MAX_SWELLING } from './limits';
import { KNOWN_NAMES } from './matching';
import { readArrow } from './readArrow';
import { readParquet } from './readParquet';
import type { Sheet } from './sheet';

type FileKind = 'CSV' | 'XLSX' | 'ODS' | 'Parquet' | 'Arrow';

export interface FileTable {
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
	/** The sheet or the file alone, which tells what the table holds. */
	name: string;
	open: Opener;
	sheet?: BookSheet;
}

/** The names of columns that tell the header of a table of the contract. */
const KNOWN = knownNames(KNOWN_NAMES);

const sheetText = (sheet: Sheet): Opener =>
	async function* () {
		yield csvBytes([sheet.header]);
		for await (const piece of sheet.pieces()) yield csvBytes(piece);
	};

const PLAIN = { headerRank: 1, head: [], notes: [], hidden: false };

/** Rows given at a time. */
const SHEET_PIECE = 5_000;

async function sheetTable(
	path: string,
	sheet: BookSheet,
	alone: boolean,
	size: number,
): Promise<FileTable> {
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
export async function workbookOf({ path, size, blob: read }: Entry) {
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
export async function tablesOf(entry: Entry): Promise<FileTable[]> {
	const { path: label } = entry;
	const one = (kind: FileKind, sheet: Sheet, size: number): FileTable[] => [
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
