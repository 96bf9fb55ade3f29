import writeXlsx, { type Cell, type SheetData } from 'write-excel-file/universal';
import { ABSENCES, type Absence } from '$lib/ui/absence';
import { absenceOf, exportedValue, headerOf, type Column, type Value } from '$lib/ui/column';
import { exportHead, type ExportContext } from './csv';

const BOLD = { fontWeight: 'bold' } as const;
const SHARE_FORMAT = '0.0%';
const DATE_FORMAT = 'dd/mm/yyyy';
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Widths of a sheet's columns, in characters. */
const NARROWEST = 10;
const WIDEST = 48;

/**
 * A workbook of one sheet: title, filters, date, source, licence and the demonstration mark, then the
 * rows. Figures are numbers, shares are percentages, dates are dates; all other text is text, which no
 * spreadsheet runs as a formula. An absent value is written with the mark of its kind.
 * Loads a library: to be imported when a reader asks.
 * @throws {RangeError} when a value is NaN or infinite: that is a fault of ours, not a gap
 */
export function spreadsheetXlsx<Row>(
	context: ExportContext,
	columns: readonly Column<Row>[],
	rows: readonly Row[],
): Promise<Blob> {
	const data = sheetData(context, columns, rows);
	const widths = columns.map((column, i) => {
		const cells = data.slice(-rows.length || data.length).map((line) => widthOf(line[i]));
		return { width: Math.min(WIDEST, Math.max(NARROWEST, headerOf(column).length, ...cells) + 2) };
	});
	return writeXlsx(data, {
		columns: widths,
		sheet: 'Cap 10',
		stickyRowsCount: data.length - rows.length,
	}).toBlob();
}

/** The cells of {@link spreadsheetXlsx}, line by line. */
export function sheetData<Row>(
	context: ExportContext,
	columns: readonly Column<Row>[],
	rows: readonly Row[],
): SheetData {
	const absences = new Set<Absence>();
	const lines = rows.map((row) =>
		columns.map((column): Cell => {
			const value = exportedValue(column, row);
			if (value !== null) return typed(value, column);
			const absence = absenceOf(column, row);
			absences.add(absence);
			return { value: ABSENCES[absence].mark, type: String, fontStyle: 'italic' };
		}),
	);
	return [
		...exportHead(context, absences).map(([word, text]): Cell[] => [
			{ value: word, type: String, ...BOLD },
			{ value: text, type: String },
		]),
		[],
		columns.map((column): Cell => ({
			value: headerOf(column),
			type: String,
			...BOLD,
			bottomBorderStyle: 'thin',
			...(column.align === 'end' ? { align: 'right' as const } : {}),
		})),
		...lines,
	];
}

/** Most letters that a spreadsheet takes in a cell: a longer text makes the file unreadable. */
const MOST_LETTERS = 32_767;

function typed<Row>(value: Exclude<Value, null>, column: Column<Row>): Cell {
	if (typeof value === 'boolean') return { value: value ? 'oui' : 'non', type: String };
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw new RangeError(`Not a figure: ${value}`);
		const format = column.exportAs === 'share' ? SHARE_FORMAT : decimals(column.exportDigits);
		return { value, type: Number, ...(format ? { format } : {}) };
	}
	if (column.exportAs === 'date' && ISO_DATE.test(value)) {
		return { value: new Date(`${value}T00:00:00Z`), type: Date, format: DATE_FORMAT };
	}
	return {
		value: value.length > MOST_LETTERS ? `${value.slice(0, MOST_LETTERS - 1)}…` : value,
		type: String,
	};
}

/** Without decimals asked for, the figure stays as it is: years and codes have no separator. */
function decimals(digits: number | undefined): string | undefined {
	if (digits === undefined) return undefined;
	return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
}

function widthOf(cell: Cell): number {
	const value = cell !== null && typeof cell === 'object' && 'value' in cell ? cell.value : cell;
	return value instanceof Date ? DATE_FORMAT.length : String(value ?? '').length;
}
