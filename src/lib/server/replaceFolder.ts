import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { leftFolders, makeOwnFolder } from './leftovers.ts';

/** Names, in a folder of work, of the folder being written and of the one that it replaces. */
const NEW = 'nouveau';
const OLD = 'ancien';

/** Gives back the folder that a process killed between two renames has put aside. */
function restore(out: string, prefix: string): void {
	if (existsSync(out)) return;
	const left = leftFolders(dirname(out), prefix).map((folder) => join(folder, OLD));
	const old = left.find((path) => existsSync(path));
	if (old !== undefined) renameSync(old, out);
}

/**
 * Writes a folder beside `out` and puts it in its place once it is whole: whatever happens before, what
 * stood there is intact.
 * @param write makes the folder whose path it is given, which does not exist yet
 */
export async function replaceFolder(
	out: string,
	write: (folder: string) => Promise<void>,
): Promise<void> {
	const target = resolve(out);
	const parent = dirname(target);
	const prefix = `.${basename(target)}-`;
	mkdirSync(parent, { recursive: true });
	restore(target, prefix);
	const place = makeOwnFolder(parent, prefix);
	try {
		const made = join(place, NEW);
		await write(made);
		if (existsSync(target)) renameSync(target, join(place, OLD));
		try {
			renameSync(made, target);
		} catch (error) {
			if (existsSync(join(place, OLD))) renameSync(join(place, OLD), target);
			throw error;
		}
	} finally {
		rmSync(place, { recursive: true, force: true });
	}
}
