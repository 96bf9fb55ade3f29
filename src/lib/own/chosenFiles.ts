import type { GivenFile } from '$lib/files/given';

/** The files of a file chooser; a chosen folder's files keep their path. */
export function chosenFiles(list: Iterable<File>): GivenFile[] {
	return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }));
}

const asFile = (entry: FileSystemFileEntry) =>
	new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** A directory is read by batches, until an empty one. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
	const reader = directory.createReader();
	const found: FileSystemEntry[] = [];
	for (;;) {
		const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
			reader.readEntries(resolve, reject),
		);
		if (batch.length === 0) return found;
		found.push(...batch);
	}
}

async function walk(entry: FileSystemEntry, folder: string): Promise<GivenFile[]> {
	const path = folder + entry.name;
	if (entry.isFile) return [{ path, blob: await asFile(entry as FileSystemFileEntry) }];
	const inside = await entriesOf(entry as FileSystemDirectoryEntry);
	return (await Promise.all(inside.map((child) => walk(child, path + '/')))).flat();
}

/** The files dropped on the page, those of dropped folders included. */
export async function droppedFiles(transfer: DataTransfer): Promise<GivenFile[]> {
	// Entries must be asked for before anything is awaited: the transfer is emptied after.
	const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
	if (entries.length === 0) return chosenFiles(transfer.files);
	return (await Promise.all(entries.map((entry) => walk(entry, '')))).flat();
}
