/** The workbook to fill, once filled, as the folder that it stands for. */
import { readFile } from 'node:fs/promises';
import { DATASET_FILE } from '$lib/contract/dataset';
import { DataError, FileError } from '$lib/contract/errors';
import { headerRow, HEAD_RECORDS, knownNames } from '$lib/contract/head';
import { DATA_SCHEMAS } from '$lib/contract/schema';
import { once } from '$lib/once';
import type { DataSource } from '$lib/pipeline/dataSource';
import { datasetOfSheet, isDatasetSheet } from '$lib/pipeline/template';
import { mergedNote, readWorkbook, sheetText, type BookSheet } from '$lib/pipeline/workbook';

/** The file that a sheet stands for: the table of its name, else a file that no schema knows. */
function pathOf({ name }: BookSheet): string {
	const bare = name.trim().toLowerCase();
	return DATA_SCHEMAS.find((schema) => schema.name === bare)?.path ?? `${name}.csv`;
}

function textOf(path: string, { rows }: BookSheet): string {
	const schema = DATA_SCHEMAS.find((one) => one.path === path);
	const known = knownNames(schema?.fields.map(({ name }) => name) ?? []);
	const width = rows[headerRow(rows.slice(0, HEAD_RECORDS), known)]?.length ?? 0;
	return sheetText(rows, width);
}

/** The sheets that hold data, each under the file of the contract that it stands for. */
export async function workbookSheets(path: string): Promise<Map<string, BookSheet>> {
	try {
		const sheets = await readWorkbook(await readFile(path));
		return new Map(
			sheets
				.filter(({ hidden, rows }) => !hidden && rows.length > 0)
				.map((sheet) => [isDatasetSheet(sheet) ? DATASET_FILE : pathOf(sheet), sheet]),
		);
	} catch (error) {
		if (!(error instanceof FileError)) throw error;
		throw new DataError([{ fichier: path, message: error.message }]);
	}
}

/** The line in its sheet of each record, by file of the contract. */
export async function sheetLines(path: string): Promise<Map<string, readonly number[]>> {
	return new Map([...(await workbookSheets(path))].map(([file, { lines }]) => [file, lines]));
}

/** A data set in one workbook: a sheet for each table, and the sheet `jeu` for jeu.json. */
export function workbookSource(path: string): DataSource {
	const read = new Map<string, BookSheet>();
	const sheets = once(async () => {
		const found = await workbookSheets(path);
		for (const [name, sheet] of found) read.set(name, sheet);
		return found;
	});
	return {
		names: async () => [...(await sheets()).keys()],
		async open(name) {
			const sheet = (await sheets()).get(name);
			if (!sheet) throw new Error(`no such sheet: ${name}`);
			const text = name === DATASET_FILE ? datasetOfSheet(sheet) : textOf(name, sheet);
			return (async function* () {
				yield new TextEncoder().encode(text);
			})();
		},
		notes: (name) => {
			const sheet = read.get(name);
			return sheet ? [mergedNote(sheet) ?? []].flat() : [];
		},
		shown: (name) => read.get(name)?.shown,
	};
}
