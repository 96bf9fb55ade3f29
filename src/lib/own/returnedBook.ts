import { DATASET_FILE } from '$lib/contract/dataset';
import type { Engine } from '$lib/engine/engine';
import type { Opened } from '$lib/files/inspect';
import type { ReadFiles } from '$lib/files/readOwn';

/**
 * A workbook that the reader opened, with what was found of its sheets, as XLSX.
 * @param book its path
 * @throws {Error} when no such workbook was opened
 */
export async function returnedBook(
	engine: Engine,
	opened: Opened,
	sheets: ReadFiles['sheets'],
	book: string,
): Promise<Uint8Array> {
	const given = opened.books.get(book);
	if (!given) throw new Error(`no workbook ${book}`);
	const { returnedWorkbook } = await import('$lib/pages/downloads/template/returned');
	const own = [...sheets]
		.filter(([, sheet]) => sheet.book === book)
		.map(([file, { sheet, header }]) => [file, { name: sheet.name, header }] as const);
	const { dataset, blob } = given;
	const info = dataset === null ? [] : [[DATASET_FILE, { name: dataset, header: [] }] as const];
	const bytes = new Uint8Array(await blob.arrayBuffer());
	return returnedWorkbook(engine, bytes, new Map([...own, ...info]), /\.ods$/i.test(book));
}
