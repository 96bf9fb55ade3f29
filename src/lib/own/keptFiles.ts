import { FileError, type GivenFile } from '$lib/files/given';
import type { Choices } from '$lib/files/ownSource';

/**
 * Folder of the browser's private space where the files are, each keeping in a folder of its own, and the
 * file that lists them: written last, it makes one keeping take the place of another at once.
 */
const FOLDER = 'cap10-fichiers';
const LIST = 'liste.json';

/** Changes when what is kept is written otherwise: older files are then not reopened. */
const VERSION = 2;

/** What is kept, as its list says it. */
export interface Kept {
	/** Title of the data set. */
	title: string;
	/** Day of keeping, ISO. */
	day: string;
	/** Folder of this keeping. */
	folder: string;
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

/** Two tabs that keep or erase do it one after the other. */
const alone = <T>(work: () => Promise<T>): Promise<T> => navigator.locks.request(FOLDER, work);

/** Forgets the kept files; nothing happens when there are none. */
export async function eraseKept(): Promise<void> {
	await alone(async () => {
		try {
			await (await root()).removeEntry(FOLDER, { recursive: true });
		} catch (error) {
			if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
		}
	});
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

/** Everything in the folder but the list. */
async function keepings(parent: FileSystemDirectoryHandle): Promise<string[]> {
	const names: string[] = [];
	for await (const name of parent.keys()) if (name !== LIST) names.push(name);
	return names;
}

/**
 * Copies the files into the browser's private space, where they take the place of those kept before once
 * all of them are there: a copy that fails or is interrupted leaves those untouched.
 * @throws {FileError} in French when there is not enough room; AbortError once `signal` is aborted
 */
export async function keepFiles(
	given: readonly GivenFile[],
	about: Pick<Kept, 'title' | 'choices'>,
	signal: AbortSignal,
): Promise<void> {
	await alone(async () => {
		const parent = await (await root()).getDirectoryHandle(FOLDER, { create: true });
		const before = await keepings(parent);
		const name = crypto.randomUUID();
		try {
			const folder = await parent.getDirectoryHandle(name, { create: true });
			for (const [i, { blob }] of given.entries()) await write(folder, `${i}`, blob, signal);
			const kept: Kept & { version: number } = {
				version: VERSION,
				...about,
				day: new Date().toISOString().slice(0, 10),
				folder: name,
				files: given.map(({ path, blob }) => ({ path, size: blob.size })),
			};
			await write(parent, LIST, new Blob([JSON.stringify(kept)]), signal);
		} catch (error) {
			await parent.removeEntry(name, { recursive: true });
			if (error instanceof DOMException && error.name === 'QuotaExceededError') {
				throw new FileError('la place que le navigateur donne à ce site n’y suffit pas');
			}
			throw error;
		}
		// Those before, and what an interruption left behind.
		for (const old of before) await parent.removeEntry(old, { recursive: true });
	});
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

/**
 * The kept files themselves, read when they are opened.
 * @throws {FileError} in French when another tab has erased or replaced them
 */
export async function openKept({ folder: name, files }: Kept): Promise<GivenFile[]> {
	try {
		const folder = await (await (await root()).getDirectoryHandle(FOLDER)).getDirectoryHandle(name);
		return await Promise.all(
			files.map(async ({ path }, i) => ({
				path,
				blob: await (await folder.getFileHandle(`${i}`)).getFile(),
			})),
		);
	} catch (error) {
		if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
		throw new FileError(
			'ces fichiers ne sont plus gardés, un autre onglet les a effacés ou remplacés',
		);
	}
}
