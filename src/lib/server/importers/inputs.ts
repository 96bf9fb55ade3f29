import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { notText } from '$lib/contract/decode';
import { DataError } from '$lib/contract/errors';
import { EMPTY_FILE, frenchSpaces } from '$lib/contract/wording';
import { WORKBOOK, withWorkbooks } from '$lib/pipeline/sheets';
import type { DataSource } from '$lib/pipeline/dataSource';

/** Names of lists in JSON. */
export const JSON_LIST = /\.(json|geojson|jsonl|ndjson)$/i;

/** The first bytes that tell what a file is. */
const START = 512;

function startOf(path: string): Uint8Array {
	const file = openSync(path, 'r');
	try {
		const bytes = new Uint8Array(START);
		return bytes.subarray(0, readSync(file, bytes));
	} finally {
		closeSync(file);
	}
}

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
	return start.every((byte, i) => bytes[i] === byte);
}

/** Why a file cannot be what its name says, null when nothing says so. */
function faultOf(path: string): string | null {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found) return 'fichier introuvable';
	if (!found.isFile()) return "ce n'est pas un fichier";
	if (found.size === 0) return frenchSpaces(EMPTY_FILE);
	let start: Uint8Array;
	try {
		start = startOf(path);
	} catch {
		return 'lecture refusée\u00a0: vérifier les droits du fichier';
	}
	const gzip = startsWith(start, 0x1f, 0x8b);
	const text = WORKBOOK.test(path) ? '' : new TextDecoder().decode(start);
	if (/^\s*<\?xml|^\s*<marches/i.test(text) && !/<(!doctype )?html/i.test(text)) {
		return 'c’est du XML, qui n’est pas lu\u00a0: prendre le même jeu en JSON ou en CSV, là où il est publié';
	}
	if (/^\s*</.test(text)) {
		return "c'est une page web (HTML ou XML), pas des données\u00a0: le téléchargement a sans doute échoué, le refaire";
	}
	if (/\.gz$/.test(path)) {
		return gzip
			? null
			: "ce n'est pas un fichier compressé par gzip\u00a0: lui ôter son «\u00a0.gz\u00a0»";
	}
	if (/\.parquet$/.test(path)) {
		const parquet = startsWith(start, 0x50, 0x41, 0x52, 0x31);
		return parquet ? null : "ce n'est pas un fichier Parquet, malgré son nom";
	}
	// What is wrong with a workbook is said by its reader.
	if (WORKBOOK.test(path)) return null;
	if (JSON_LIST.test(path)) {
		return gzip ? 'le fichier est compressé\u00a0: le nommer en .json.gz' : null;
	}
	return notText(start);
}

/**
 * The files given to an importer, named by their paths; workbooks open as the text of a table.
 * @param names the columns that tell which sheet of a workbook to read, and where its header is
 * @throws {DataError} naming every path that is no readable file, or whose first bytes deny its name
 */
export function inputSource(paths: readonly string[], names: Iterable<string> = []): DataSource {
	const issues = paths.flatMap((fichier) => {
		const message = faultOf(fichier);
		return message === null ? [] : [{ fichier, message }];
	});
	const repeated = paths.filter((path, i) => paths.indexOf(path) !== i);
	issues.push(
		...repeated.map((fichier) => ({
			fichier,
			message: 'fichier donné deux fois : une fois suffit',
		})),
	);
	if (issues.length > 0) throw new DataError(issues);
	const files: DataSource = {
		names: async () => [...paths],
		open: async (path) => createReadStream(path, { highWaterMark: 1 << 20 }),
		size: (path) => statSync(path).size,
		path: (path) => path,
	};
	return withWorkbooks(files, () => names);
}
