/**
 * The workbook to fill (`npm run modele`): how its sheets and rows that are no data are told, so that it is
 * read without a question once filled.
 */
import type { BookSheet } from './workbook';

/** First cell of the row that shows how a sheet is filled. */
export const EXAMPLE = 'EXEMPLE';

/** First cell of the sheets that are not read. */
export const ASIDE = {
	help: 'Cap 10 : mode d’emploi',
	lists: 'Cap 10 : listes',
	faults: 'Cap 10 : fautes',
} as const;

/** The sheet that stands for jeu.json: a key and its value in each row. */
export const DATASET_SHEET = 'jeu';

const firstCell = ({ rows }: BookSheet) => rows[0]?.[0]?.trim() ?? '';

/** Whether these sheets are those of the workbook to fill. */
function isTemplate(sheets: readonly BookSheet[]): boolean {
	return sheets.some((sheet) => firstCell(sheet) === ASIDE.help);
}

function withoutExample(sheet: BookSheet): BookSheet {
	const kept = sheet.rows.flatMap((row, i) => (row[0]?.trim() === EXAMPLE ? [] : [i]));
	const shown = kept.flatMap((from, to) => {
		const found = sheet.shown.get(from);
		return found ? [[to, found] as const] : [];
	});
	return {
		...sheet,
		rows: kept.map((i) => sheet.rows[i] ?? []),
		lines: kept.map((i) => sheet.lines[i] ?? 0),
		shown: new Map(shown),
	};
}

/**
 * The sheets that hold data, without their example: those with nothing but a header are as if they were
 * not there. Another workbook is left as it is.
 */
export function withoutTemplate(sheets: readonly BookSheet[]): BookSheet[] {
	if (!isTemplate(sheets)) return [...sheets];
	const aside: readonly string[] = Object.values(ASIDE);
	return sheets
		.filter((sheet) => !aside.includes(firstCell(sheet)))
		.map(withoutExample)
		.filter(({ rows }) => rows.length > 1);
}

/** Whether a sheet stands for jeu.json: its name, and a key in each row. */
export function isDatasetSheet(sheet: BookSheet): boolean {
	return sheet.name.trim().toLowerCase() === DATASET_SHEET && firstCell(sheet) === 'cle';
}

const YES = /^(oui|vrai|true|1)$/i;
const NO = /^(non|faux|false|0)$/i;

/** What jeu.json says by true and false. */
const FLAGS = new Set(['fictif', 'detail']);

/** What it says by a number. */
const NUMBERS = new Set(['completude_minimale']);

/** The text of jeu.json that the sheet {@link DATASET_SHEET} stands for. */
export function datasetOfSheet({ rows }: BookSheet): string {
	const entries = rows
		.slice(1)
		.flatMap(([key = '', value = '']): [string, string | number | boolean][] => {
			const name = key.trim();
			const text = value.trim();
			if (name === '' || text === '') return [];
			if (NUMBERS.has(name)) {
				const number = Number(text.replace(',', '.').replace(/\s*%$/, ''));
				return [[name, Number.isFinite(number) ? number : text]];
			}
			if (!FLAGS.has(name)) return [[name, text]];
			return [[name, YES.test(text) ? true : NO.test(text) ? false : text]];
		});
	return JSON.stringify(Object.fromEntries(entries), null, '\t');
}
