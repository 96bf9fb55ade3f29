/** The files that a reader gave, those of archives among them. */
import { chunksOf } from '$lib/pipeline/dataSource';
import { FileError, isSystemFile, type GivenFile } from './given';
import { limited } from './limits';
import { readZip } from './zip';

/** The text of a found table, as many times as it is opened. */
export type Opener = () => AsyncIterable<Uint8Array>;

/** A file, on disk or inside an archive. */
export interface Entry {
	path: string;
	size: number;
	open: Opener;
	/** Its whole content, for the kinds that are not read as a stream. */
	blob(): Promise<Blob>;
}

const ofFile = ({ path, blob }: GivenFile): Entry => ({
	path,
	size: blob.size,
	open: () => chunksOf(blob.stream()),
	blob: async () => blob,
});

/** Most text of a small file (jeu.json, correspondances, contours) that is read at once. */
const MAX_SMALL_FILE = 30_000_000;

export async function textOf(entry: Entry): Promise<string> {
	const parts: Uint8Array<ArrayBuffer>[] = [];
	const fault = () => new FileError('fichier trop gros pour ce qu’il doit contenir');
	for await (const chunk of limited(entry.open(), MAX_SMALL_FILE, fault)) {
		parts.push(chunk as Uint8Array<ArrayBuffer>);
	}
	return new Blob(parts).text();
}

async function blobOf(open: Opener): Promise<Blob> {
	const parts: Blob[] = [];
	for await (const chunk of open()) parts.push(new Blob([chunk as Uint8Array<ArrayBuffer>]));
	return new Blob(parts);
}

/** Files of archives, one level deep. */
export async function expand(
	files: readonly GivenFile[],
	note: (path: string, error: unknown) => void,
) {
	const entries: Entry[] = [];
	for (const file of files) {
		if (isSystemFile(file.path)) continue;
		if (!/\.zip$/i.test(file.path)) {
			entries.push(ofFile(file));
			continue;
		}
		try {
			for (const { path, size, open } of await readZip(file.blob)) {
				if (!isSystemFile(path)) entries.push({ path, size, open, blob: () => blobOf(open) });
			}
		} catch (error) {
			note(file.path, error);
		}
	}
	return entries;
}

/** The folder that all the files came in is no part of their names. */
export function withoutCommonFolder(entries: readonly Entry[]): Entry[] {
	const folders = entries.map(({ path }) => path.split('/').slice(0, -1));
	const [first = []] = folders;
	let depth = 0;
	while (
		first[depth] !== undefined &&
		first[depth] !== 'reference' &&
		folders.every((folder) => folder[depth] === first[depth])
	) {
		depth += 1;
	}
	return entries.map((entry) => ({ ...entry, path: entry.path.split('/').slice(depth).join('/') }));
}
