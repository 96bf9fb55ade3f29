import type { Cell as WrittenCell, DataValidation, WriteSheet } from 'hucre';
import type { DatasetInfo } from '$lib/contract/dataset';
import { isRequired, type Field } from '$lib/contract/schema';
import { DATASET_SHEET } from '$lib/pipeline/template';
import { withColumnFormats, type ColumnFormat } from './columnFormats';
import { choicesOf, type CodeLists } from './lists';
import {
	datasetRows,
	helpRows,
	listRows,
	LISTS_START,
	noteOf,
	tableSheets,
	type Cell,
	type Filled,
	type ListPlaces,
	type TableSheet,
} from './sheets';

export interface Template {
	/** What the data set says of itself already. */
	info: Partial<DatasetInfo>;
	lists: CodeLists;
	/** Rows already filled. */
	filled?: Filled;
}

/** Rows made ready to be filled under the header: codes are text there, choices are offered. */
export const READY = 1_000;

const LISTS_SHEET = 'listes';
const HELP_SHEET = 'mode d’emploi';
const AUTHOR = 'Cap 10';

export const TEXT = '@';
const DATE = 'yyyy-mm-dd';
const HEADER = {
	font: { bold: true },
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E3ECF7' } },
} as const;
const OPTIONAL = {
	font: { bold: false },
	fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F3F3F3' } },
} as const;
const EXAMPLE_STYLE = { font: { italic: true, color: { rgb: '6B6B6B' } } } as const;

const letter = (column: number): string =>
	(column >= 26 ? letter(Math.floor(column / 26) - 1) : '') +
	String.fromCharCode(65 + (column % 26));

function validationsOf({ schema, fields }: TableSheet, places: ListPlaces): DataValidation[] {
	return fields.flatMap((field, i): DataValidation[] => {
		const choices = choicesOf(schema, field);
		if (choices === null) return [];
		const range = `${letter(i)}2:${letter(i)}${READY}`;
		const shared = {
			type: 'list',
			range,
			allowBlank: true,
			showErrorMessage: true,
			errorTitle: field.title,
		} as const;
		if (typeof choices !== 'string') {
			return [
				{ ...shared, values: [...choices], errorMessage: `Choisir\u00a0: ${choices.join(', ')}.` },
			];
		}
		const place = places.get(choices);
		if (!place || place.length === 0) return [];
		const column = `$${letter(place.column)}$`;
		return [
			{
				...shared,
				formula1: `${LISTS_SHEET}!${column}${LISTS_START + 1}:${column}${LISTS_START + place.length}`,
				errorMessage: `Choisir un code de la feuille «\u00a0${LISTS_SHEET}\u00a0».`,
			},
		];
	});
}

const formatOf = ({ type }: Field): ColumnFormat =>
	type === 'string' ? 'text' : type === 'date' ? 'date' : 'general';

const NUMBER_FORMATS = { text: TEXT, date: DATE, general: null } as const;

/** @param ready whether rows are made ready one by one, notes and choices with them; else columns are */
function writtenTable(sheet: TableSheet, places: ListPlaces, ready: boolean): WriteSheet {
	const { schema, fields, rows } = sheet;
	const cells = new Map<string, Partial<WrittenCell>>();
	fields.forEach((field, column) => {
		cells.set(`0,${column}`, {
			value: field.name,
			type: 'string',
			style: isRequired(field) ? HEADER : OPTIONAL,
			comment: { author: AUTHOR, text: noteOf(field) },
		});
		const format = NUMBER_FORMATS[formatOf(field)];
		for (let row = 1; ready && row < READY; row++) {
			const style = {
				...(row === 1 ? EXAMPLE_STYLE : {}),
				...(format === null ? {} : { numFmt: format }),
			};
			if (Object.keys(style).length > 0) cells.set(`${row},${column}`, { style });
		}
	});
	return {
		name: schema.name,
		columns: fields.map(({ name }) => ({ width: Math.max(12, name.length + 2) })),
		rows: [fields.map(({ name }) => name), ...rows.map((row) => [...row])],
		cells,
		dataValidations: validationsOf(sheet, places),
		freezePane: { rows: 1 },
	};
}

function plain(
	name: string,
	rows: readonly (readonly Cell[])[],
	widths: readonly number[],
): WriteSheet {
	return {
		name,
		columns: widths.map((width) => ({ width })),
		rows: rows.map((row) => [...row]),
		cells: new Map([['0,0', { style: { font: { bold: true } } }]]),
	};
}

const HELP_WIDTHS = [16, 22, 12, 90, 40];

function sheetsOf({ info, lists, filled }: Template, choices: boolean): WriteSheet[] {
	const { rows, places } = listRows(lists);
	return [
		plain(HELP_SHEET, helpRows(choices), HELP_WIDTHS),
		plain(DATASET_SHEET, datasetRows(info), [20, 40, 70]),
		...tableSheets(filled).map((sheet) => writtenTable(sheet, places, choices)),
		plain(LISTS_SHEET, rows, rows[1]?.map((_, i) => (i % 2 === 0 ? 18 : 32)) ?? []),
	];
}

/** The workbook to fill, as XLSX: notes on the headers, lists to choose in, codes as text. */
export async function templateXlsx(template: Template): Promise<Uint8Array> {
	const { writeXlsx } = await import('hucre/xlsx');
	return writeXlsx({ sheets: sheetsOf(template, true) });
}

/** The same as ODS, which has neither notes nor lists to choose in: the first sheet says the choices. */
export async function templateOds(template: Template): Promise<Uint8Array> {
	const { writeOds } = await import('hucre/ods');
	const bytes = await writeOds({ sheets: sheetsOf(template, false) });
	const formats = tableSheets().map(
		({ schema, fields }) => [schema.name, fields.map(formatOf)] as const,
	);
	return withColumnFormats(bytes, new Map(formats));
}
