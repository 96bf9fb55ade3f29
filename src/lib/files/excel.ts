import { readWorkbook, type BookSheet } from '$lib/pipeline/workbook';
import { bytes } from '$lib/ui/bytes';
import { FileError } from './given';
import { MAX_SHEET_BYTES } from './limits';
import { readZip } from './zip';

/**
 * A workbook holds its sheets inflated and parsed at once: its real size is counted before, whatever
 * it declares.
 */
async function weigh(blob: Blob): Promise<void> {
	let size = 0;
	for (const entry of await readZip(blob)) {
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

/**
 * The sheets of a workbook, XLSX or ODS, in their order.
 * @throws {FileError} when it is no workbook, is protected, damaged or too large
 */
export async function readExcel(blob: Blob): Promise<BookSheet[]> {
	const start = new Uint8Array(await blob.slice(0, 4).arrayBuffer());
	// Only an archive can swell; what is none is refused by the reader, with the right words.
	if (start[0] === 0x50 && start[1] === 0x4b) await weigh(blob);
	return readWorkbook(new Uint8Array(await blob.arrayBuffer()));
}
