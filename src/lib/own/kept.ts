import { FileError, type GivenFile } from '$lib/files/given';
import type { Choices } from '$lib/files/ownSource';

/** Folder of the browser's private space where the files are, and the file that lists them. */
const FOLDER = 'cap10-fichiers';
const LIST = 'liste.json';

/** Changes when what is kept is written otherwise: older files are then not reopened. */
const VERSION = 1;

/** What is kept, as its list says it. */
export interface Kept {
	/** Title of the data set. */
	title: string;
	/** Day of keeping, ISO. */
	day: string;
	/** Paths as the reader gave them, in that order, with sizes in bytes. */
	files: readonly { path: string; size: number }[];
	/** What the reader decided for them. */
	choices: Choices;
}

/**
 * The browser's private space of this site (OPFS).
 * @throws when the browser has none, or refuses it (private window)
 */
const root = (): Promise<FileSystemDirectoryHandle> => navigator.storage.getDirectory();

/** True when this browser can keep files for a site. Asks nothing of the reader. */
export async function canKeep(): Promise<boolean> {
	try {
		await root();
		return 'createWritable' in FileSystemFileHandle.prototype;
	} catch {
		return false;
	}
}

/** Forgets the kept files; nothing happens when there are none. */
export async function eraseKept(): Promise<void> {
	try {
		await (await root()).removeEntry(FOLDER, { recursive: true });
	} catch (error) {
		if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
	}
}

async function write(
	folder: FileSystemDirectoryHandle,
	name: string,
	content: Blob,
	signal: AbortSignal,
): Promise<void> {
	const file = await folder.getFileHandle(name, { create: true });
	// By pieces: a file of any size never stands whole in memory.
	await content.stream().pipeTo(await file.createWritable(), { signal });
}

/**
 * Copies the files into the browser's private space, in the place of those kept before. The list is
 * written last: a copy that was interrupted is as if there were none.
 * @throws {FileError} in French when there is not enough room; AbortError once `signal` is aborted.
 * Nothing is left kept then
 */
export async function keepFiles(
	given: readonly GivenFile[],
	about: Pick<Kept, 'title' | 'choices'>,
	signal: AbortSignal,
): Promise<void> {
	await eraseKept();
	try {
		const folder = await (await root()).getDirectoryHandle(FOLDER, { create: true });
		for (const [i, { blob }] of given.entries()) await write(folder, `${i}`, blob, signal);
		const kept: Kept & { version: number } = {
			version: VERSION,
			...about,
			day: new Date().toISOString().slice(0, 10),
			files: given.map(({ path, blob }) => ({ path, size: blob.size })),
		};
		await write(folder, LIST, new Blob([JSON.stringify(kept)]), signal);
	} catch (error) {
		await eraseKept();
		if (error instanceof DOMException && error.name === 'QuotaExceededError') {
			throw new FileError('la place que le navigateur donne à ce site n’y suffit pas');
		}
		throw error;
	}
}

/** What is kept in this browser; null when nothing is, or when it cannot be read. */
export async function keptFiles(): Promise<Kept | null> {
	try {
		const folder = await (await root()).getDirectoryHandle(FOLDER);
		const list = await (await folder.getFileHandle(LIST)).getFile();
		const { version, ...kept } = JSON.parse(await list.text()) as Kept & { version: number };
		return version === VERSION ? kept : null;
	} catch {
		return null;
	}
}

/** The kept files themselves, read when they are opened. @throws when one of them is gone */
export async function openKept({ files }: Kept): Promise<GivenFile[]> {
	const folder = await (await root()).getDirectoryHandle(FOLDER);
	return Promise.all(
		files.map(async ({ path }, i) => ({
			path,
			blob: await (await folder.getFileHandle(`${i}`)).getFile(),
		})),
	);
}
