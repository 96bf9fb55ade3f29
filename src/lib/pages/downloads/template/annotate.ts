/** The workbook that was filled, given back with what is wrong with it. */
import type { Cell, CellStyle, Sheet, Workbook } from 'hucre';
import { DATA_SCHEMAS } from '$lib/contract/schema';
import { ASIDE } from '$lib/pipeline/template';
import { READY, TEXT } from './write';

/** What is wrong in a workbook, and where. */
export interface CellFault {
	sheet: string;
	/** Line of the sheet, from 1; null when the fault is of the whole table. */
	line: number | null;
	/** Column of the sheet, from 0; null when it is of the whole line. */
	column: number | null;
	/** Name of the column in the contract, and the value read. */
	name: string;
	value: string;
	rule: string;
	severity: 'rejet' | 'avertissement';
}

const FAULTS_SHEET = 'fautes';
const AUTHOR = 'Cap 10';

const COLOURS = { rejet: 'F8D7DA', avertissement: 'FFF3CD' } as const;

const filled = (severity: CellFault['severity']): CellStyle => ({
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: COLOURS[severity] } },
});

function faultsSheet(faults: readonly CellFault[]): Sheet {
	const header = ['feuille', 'ligne', 'colonne', 'valeur', 'regle', 'gravite'];
	return {
		name: FAULTS_SHEET,
		columns: [14, 8, 20, 28, 80, 14].map((width) => ({ width })),
		rows: [
			[ASIDE.faults],
			header,
			...faults.map((fault) => [
				fault.sheet,
				fault.line,
				fault.name,
				fault.value,
				fault.rule,
				fault.severity,
			]),
		],
	};
}

/** Faults of one cell together: a cell bears one note. */
function byCell(faults: readonly CellFault[]): Map<string, CellFault[]> {
	const cells = new Map<string, CellFault[]>();
	for (const fault of faults) {
		if (fault.line === null) continue;
		const key = `${fault.line - 1},${fault.column ?? 0}`;
		cells.set(key, [...(cells.get(key) ?? []), fault]);
	}
	return cells;
}

function annotate(sheet: Sheet, faults: readonly CellFault[]): void {
	const cells = (sheet.cells ??= new Map<string, Cell>());
	for (const [key, found] of byCell(faults)) {
		const [row = 0, column = 0] = key.split(',').map(Number);
		const value = sheet.rows[row]?.[column] ?? null;
		const cell: Cell = cells.get(key) ?? { value, type: value === null ? 'empty' : typeOf(value) };
		const worst = found.some(({ severity }) => severity === 'rejet') ? 'rejet' : 'avertissement';
		cells.set(key, {
			...cell,
			style: { ...cell.style, ...filled(worst) },
			comment: { author: AUTHOR, text: found.map(({ rule }) => rule).join('\n') },
		});
	}
}

/** Gives the codes of a table the format of text, which the library does not read of an ODS. */
function keepCodes(sheet: Sheet): void {
	const name = sheet.name.trim().toLowerCase();
	const fields = DATA_SCHEMAS.find((schema) => schema.name === name)?.fields ?? [];
	const cells = (sheet.cells ??= new Map<string, Cell>());
	sheet.rows[0]?.forEach((header, column) => {
		if (fields.find((field) => field.name === header)?.type !== 'string') return;
		for (let row = 1; row < READY; row++) {
			const key = `${row},${column}`;
			const value = sheet.rows[row]?.[column] ?? null;
			const cell = cells.get(key) ?? { value, type: value === null ? 'empty' : typeOf(value) };
			cells.set(key, { ...cell, style: { ...cell.style, numFmt: TEXT } });
		}
	});
}

function typeOf(value: NonNullable<Sheet['rows'][number][number]>): Cell['type'] {
	if (value instanceof Date) return 'date';
	if (typeof value === 'number') return 'number';
	return typeof value === 'boolean' ? 'boolean' : 'string';
}

/**
 * The same workbook as XLSX: a note on each faulty cell, coloured, and a sheet of all the faults. An ODS
 * gives its values and its codes as text; what its library does not carry (notes, widths) is lost.
 */
export async function annotatedXlsx(
	bytes: Uint8Array,
	faults: readonly CellFault[],
	isOds: boolean,
): Promise<Uint8Array> {
	const { openXlsx, saveXlsx, writeXlsx } = await import('hucre/xlsx');
	const options = { readStyles: true } as const;
	const book: Workbook = isOds
		? await (await import('hucre/ods')).readOds(bytes, options)
		: await openXlsx(bytes, options);
	book.sheets = book.sheets.filter(({ rows }) => rows[0]?.[0] !== ASIDE.faults);
	for (const sheet of book.sheets) {
		if (isOds) keepCodes(sheet);
		annotate(
			sheet,
			faults.filter((fault) => fault.sheet === sheet.name),
		);
	}
	book.sheets.push(faultsSheet(faults));
	if (!isOds) return saveXlsx(book);
	return writeXlsx({
		sheets: book.sheets.map(({ name, rows, cells = new Map(), columns = [] }) => ({
			name,
			rows,
			cells,
			columns,
		})),
	});
}
