import { createReadStream, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DataError } from '$lib/contract/errors';
import { DATA_SCHEMAS, REFERENCE_SCHEMAS } from '$lib/contract/schema';
import { WORKBOOK, withWorkbooks } from '$lib/pipeline/sheets';
import { withDefaults, type DataSource } from '$lib/pipeline/dataSource';
import { workbookSource } from './workbookFolder';

/** Reference tables that a data folder need not bring. */
export const DEFAULT_REFERENCE = 'data/reference';

/** Whether a path is a data set: a folder, or a workbook that stands for one. */
export function isDataset(path: string): boolean {
	const found = statSync(path, { throwIfNoEntry: false });
	return found?.isDirectory() === true || (found?.isFile() === true && WORKBOOK.test(path));
}

/** @throws {DataError} when there is no data set there */
export function requireFolder(folder: string): void {
	if (isDataset(folder)) return;
	throw new DataError([{ fichier: folder, message: 'dossier introuvable' }]);
}

async function filesOf(directory: string): Promise<string[]> {
	const entries = await readdir(directory, { withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() || entry.isSymbolicLink())
		.map((entry) => entry.name)
		.sort();
}

function directorySource(pathOf: (name: string) => string, names: () => Promise<string[]>) {
	return {
		names,
		open: async (name: string) => createReadStream(pathOf(name), { highWaterMark: 1 << 20 }),
		size: (name: string) => statSync(pathOf(name)).size,
		path: pathOf,
	} satisfies DataSource;
}

/**
 * A data set on disk: the files of `folder` and of its `reference/`, or the sheets of a workbook,
 * completed by the reference tables of `defaults`.
 * @throws when `folder` does not exist or cannot be read
 */
export function folderSource(folder: string, defaults = DEFAULT_REFERENCE): DataSource {
	const isBook = WORKBOOK.test(folder) && isDataset(folder);
	const own = isBook ? workbookSource(resolve(folder)) : ownFolder(folder);
	const fallback = directorySource(
		(name) => resolve(defaults, name.replace(/^reference\//, '')),
		async () => (await filesOf(defaults)).map((name) => 'reference/' + name),
	);
	return withWorkbooks(withDefaults(own, fallback), (name) => {
		const stem = name.replace(/\.[a-z]+$/i, '.csv');
		const schema = [...DATA_SCHEMAS, ...REFERENCE_SCHEMAS].find(({ path }) => path === stem);
		return schema?.fields.map((field) => field.name) ?? [];
	});
}

function ownFolder(folder: string): DataSource {
	return directorySource(
		(name) => resolve(folder, name),
		async () => {
			const top = await filesOf(folder);
			const reference = await filesOf(join(folder, 'reference')).catch((error: unknown) => {
				if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
				throw error;
			});
			return [...top, ...reference.map((name) => 'reference/' + name)];
		},
	);
}
