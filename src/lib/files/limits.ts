import { bytes } from '$lib/ui/bytes';
import { FileError } from './given';

/**
 * How much text is taken at once. Measured in Chromium: 502 MB (2.8 million lines) open, with 2.2 GB taken
 * by the tab; DuckDB-WASM may use 3.1 GiB. Nothing larger was tried.
 */
const MAX_TEXT_BYTES = 500_000_000;

/** Bytes of memory taken by a byte of text: 4.5 when 502 MB opened, rounded up. */
const MEMORY_PER_TEXT_BYTE = 5;

/** Part of a device's memory that one tab may take before the system closes it: an assumption. */
const TAB_PART_OF_MEMORY = 0.5;

/** A spreadsheet is inflated and parsed whole in memory: larger ones are read better as CSV. */
export const MAX_SHEET_BYTES = 250_000_000;

/** A file that swells more than this is no data but a trap: text rarely passes 50. */
export const MAX_SWELLING = 300;

/** Entries of an archive; the contract has about twenty files. */
export const MAX_ENTRIES = 1_000;

/** How much text this device can open, in bytes. `deviceMemory` is in GB, unknown in some browsers. */
export function textLimit(deviceMemory: number | undefined): number {
	if (deviceMemory === undefined) return MAX_TEXT_BYTES;
	const fits = (deviceMemory * 1e9 * TAB_PART_OF_MEMORY) / MEMORY_PER_TEXT_BYTE;
	return Math.min(MAX_TEXT_BYTES, fits);
}

/** What to say of files too large together. */
export function tooLarge(size: number, limit: number): FileError {
	return new FileError(
		`${bytes(size)} de texte à lire\u00a0: ce navigateur peut en ouvrir ${bytes(limit)} environ sans risquer de se fermer. Garder moins d’exercices, regrouper les lignes, ou construire le site sur un ordinateur (npm run build)`,
	);
}

/** Stops a stream that gives more than it said or than is allowed. */
export async function* limited(
	chunks: AsyncIterable<Uint8Array>,
	limit: number,
	fault: () => FileError,
): AsyncGenerator<Uint8Array> {
	let size = 0;
	for await (const chunk of chunks) {
		size += chunk.length;
		if (size > limit) throw fault();
		yield chunk;
	}
}
