import { gzipSync } from 'node:zlib';
import { cellsOfYear, yearsOf, type PublishedCells } from '$lib/rules/cells';

/** Beyond this weight, compressed, the cells are published by fiscal year, in bytes. */
const ONE_FILE_LIMIT = 300_000;

/** Weight of cells as a host serves them, in bytes. */
export function gzippedBytes(cells: PublishedCells): number {
	return gzipSync(JSON.stringify(cells)).byteLength;
}

/** The files of cells to publish, by name: one, or one a fiscal year where it would be heavy. */
export function cellFiles(
	cells: PublishedCells,
	limit = ONE_FILE_LIMIT,
): Readonly<Record<string, PublishedCells>> {
	if (gzippedBytes(cells) <= limit) return { toutes: cells };
	return Object.fromEntries(
		yearsOf(cells).map((year) => [
			year === 0 ? 'sans-exercice' : `exercice-${year}`,
			cellsOfYear(cells, year),
		]),
	);
}
