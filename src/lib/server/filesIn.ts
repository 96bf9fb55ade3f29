import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The files of a folder, in order, by their paths from it, with slashes. */
export function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
		.sort();
}
