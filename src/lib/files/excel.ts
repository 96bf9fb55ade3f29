import { bytes } from '$lib/ui/bytes';
import { cellText } from './csvText';
import { FileError } from './given';
import { MAX_SHEET_BYTES } from './limits';
import { unreadable, type Sheet } from './sheet';
import { readZip } from './zip';

const WHAT = 'classeur';

/** Records given at a time. */
const PIECE = 20_000;

/** A number as its shortest decimal text: 1234.56 and never 1234.5599999999999. */
function numberText(text: string): string {
	const value = Number(text);
	return text.trim() === '' || Number.isNaN(value) ? text : String(value);
}

/**
 * A workbook holds its sheets inflated and parsed at once: its real size is counted before, whatever
 * it declares.
 */
async function weigh(blob: Blob): Promise<void> {
	const entries = await readZip(blob);
	if (!entries.some(({ path }) => path === 'xl/workbook.xml')) {
		throw new FileError(
			'ce n’est pas un classeur XLSX\u00a0: l’enregistrer en .xlsx ou en CSV UTF-8',
		);
	}
	let size = 0;
	for (const entry of entries) {
		for await (const chunk of entry.open()) {
			size += chunk.length;
			if (size > MAX_SHEET_BYTES) {
				throw new FileError(
					`classeur de plus de ${bytes(MAX_SHEET_BYTES)} une fois ouvert\u00a0: enregistrer la feuille en CSV UTF-8`,
				);
			}
		}
	}
}

function sheetOf(rows: readonly (readonly unknown[])[]): Sheet {
	const filled = rows.filter((row) => row.some((cell) => cellText(cell).trim() !== ''));
	const [header = [], ...records] = filled;
	const width = header.reduce<number>(
		(last, cell, i) => (cellText(cell).trim() === '' ? last : i + 1),
		0,
	);
	return {
		header: header.slice(0, width).map((cell) => cellText(cell).trim()),
		async *pieces() {
			for (let at = 0; at < records.length; at += PIECE) {
				yield records.slice(at, at + PIECE).map((row) => {
					// A cell beyond the header makes the record ragged, and so reported.
					const beyond = row.slice(width).some((cell) => cellText(cell).trim() !== '');
					return beyond ? row : Array.from({ length: width }, (_, i) => row[i] ?? null);
				});
			}
		},
	};
}

/**
 * The sheets of an XLSX workbook by name; formulas give their last computed value. Empty lines are no
 * records, as in CSV.
 * @throws {FileError} when it is no workbook, is damaged or too large
 */
export async function readExcel(blob: Blob): Promise<ReadonlyMap<string, Sheet>> {
	await weigh(blob);
	const { default: readXlsxFile } = await import('read-excel-file/universal');
	try {
		const sheets = await readXlsxFile<string>(blob, { parseNumber: numberText });
		return new Map(sheets.map(({ sheet, data }) => [sheet, sheetOf(data)]));
	} catch (error) {
		throw unreadable(WHAT, error);
	}
}
