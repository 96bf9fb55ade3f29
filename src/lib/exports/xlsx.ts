import { writeXlsx, type Cell, type CellValue } from 'hucre/xlsx';
import { ABSENCES, type Absence } from '$lib/ui/absence';
import { absenceOf, exportedValue, headerOf, type Column, type Value } from '$lib/ui/column';
import { exportHead, type ExportContext } from './csv';
import { XLSX_TYPE } from './saveFile';

const BOLD = { font: { bold: true } } as const;
const ITALIC = { font: { italic: true } } as const;
const SHARE_FORMAT = '0.0%';
const DATE_FORMAT = 'dd/mm/yyyy';
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Widths of a sheet's columns, in characters. */
const NARROWEST = 10;
const WIDEST = 48;

type Written = Pick<Cell, 'style'> & { value: CellValue };

/**
 * A workbook of one sheet: title, filters, date, source, licence and the demonstration mark, then the
 * rows. Figures are numbers, shares are percentages, dates are dates; all other text is text, which no
 * spreadsheet runs as a formula. An absent value is written with the mark of its kind.
 * Loads a library: to be imported when a reader asks.
 * @throws {RangeError} when a value is NaN or infinite: that is a fault of ours, not a gap
 */
export async function spreadsheetXlsx<Row>(
	context: ExportContext,
	columns: readonly Column<Row>[],
	rows: readonly Row[],
): Promise<Blob> {
	const data = sheetData(context, columns, rows);
	const cells = new Map<string, Partial<Cell>>();
	data.forEach((line, r) =>
		line.forEach(({ style }, c) => {
			if (style) cells.set(`${r},${c}`, { style });
		}),
	);
	const widths = columns.map((column, i) => {
		const lines = data.slice(-rows.length || data.length).map((line) => widthOf(line[i]?.value));
		return { width: Math.min(WIDEST, Math.max(NARROWEST, headerOf(column).length, ...lines) + 2) };
	});
	const bytes = await writeXlsx({
		sheets: [
			{
				name: 'Cap 10',
				columns: widths,
				rows: data.map((line) => line.map(({ value }) => value)),
				cells,
				freezePane: { rows: data.length - rows.length },
			},
		],
	});
	return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: XLSX_TYPE });
}

/** The cells of {@link spreadsheetXlsx}, line by line. */
function sheetData<Row>(
	context: ExportContext,
	columns: readonly Column<Row>[],
	rows: readonly Row[],
): Written[][] {
	const absences = new Set<Absence>();
	const lines = rows.map((row) =>
		columns.map((column): Written => {
			const value = exportedValue(column, row);
			if (value !== null) return typed(value, column);
			const absence = absenceOf(column, row);
			absences.add(absence);
			return { value: ABSENCES[absence].mark, style: ITALIC };
		}),
	);
	return [
		...exportHead(context, absences).map(([word, text]): Written[] => [
			{ value: word, style: BOLD },
			{ value: text },
		]),
		[],
		columns.map((column): Written => ({
			value: headerOf(column),
			style: {
				...BOLD,
				border: { bottom: { style: 'thin' } },
				...(column.align === 'end' ? { alignment: { horizontal: 'right' as const } } : {}),
			},
		})),
		...lines,
	];
}

/** Most letters that a spreadsheet takes in a cell: a longer text makes the file unreadable. */
const MOST_LETTERS = 32_767;

function typed<Row>(value: Exclude<Value, null>, column: Column<Row>): Written {
	if (typeof value === 'boolean') return { value: value ? 'oui' : 'non' };
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw new RangeError(`Not a figure: ${value}`);
		const numFmt = column.exportAs === 'share' ? SHARE_FORMAT : decimals(column.exportDigits);
		return { value, ...(numFmt ? { style: { numFmt } } : {}) };
	}
	if (column.exportAs === 'date' && ISO_DATE.test(value)) {
		return { value: new Date(`${value}T00:00:00Z`), style: { numFmt: DATE_FORMAT } };
	}
	return { value: value.length > MOST_LETTERS ? `${value.slice(0, MOST_LETTERS - 1)}…` : value };
}

/** Without decimals asked for, the figure stays as it is: years and codes have no separator. */
function decimals(digits: number | undefined): string | undefined {
	if (digits === undefined) return undefined;
	return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`;
}

function widthOf(value: CellValue | undefined): number {
	return value instanceof Date ? DATE_FORMAT.length : String(value ?? '').length;
}
