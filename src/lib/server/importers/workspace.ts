import { existsSync, rmSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { DataError } from '$lib/contract/errors';
import { quoted } from '$lib/contract/names';
import { openNative, type NativeEngine } from '../native';

/** What every importer is asked. */
export interface ImportOptions {
	/** Paths of the files to read. */
	inputs: readonly string[];
	/** Folder to write, made when it does not exist. */
	out: string;
	/** Read, count and report, but write nothing. */
	dryRun?: boolean;
	/** Overwrite the tables that the folder already holds. */
	replace?: boolean;
	/** Complete the SIRETs that lost their leading zeros. */
	repair?: boolean;
	onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
	etape: string;
	/** Bytes read and to be read, over all the files; absent for a step of unknown length. */
	octets?: number;
	total?: number;
	/** Records read so far, over all the files. */
	lignes?: number;
}

export interface Workspace {
	/** On disk, so that a file larger than memory can be imported. */
	engine: NativeEngine;
	/** Where the files to publish are written. */
	folder: string;
	/** Whether the folder asked for already holds a file. */
	holds(name: string): boolean;
}

/** What DuckDB may keep in memory: beyond it, it spills beside its database. */
const MEMORY_LIMIT = '3GB';

function refuse(fichier: string, message: string): never {
	throw new DataError([{ fichier, message }]);
}

/**
 * Runs an import beside the folder that it fills. The files come into being at the end and all
 * together: a failed or interrupted import leaves the folder as it was.
 * @param tables the files of the contract that the import writes
 * @throws {DataError} when the folder already holds one of them, unless `replace`
 */
export async function withWorkspace<T>(
	{ out, dryRun = false, replace = false }: ImportOptions,
	tables: readonly string[],
	work: (workspace: Workspace) => Promise<T>,
): Promise<T> {
	const target = resolve(out);
	const holds = (name: string) => existsSync(join(target, name));
	if (statSync(target, { throwIfNoEntry: false })?.isFile()) {
		refuse(out, 'un fichier porte ce nom : donner un dossier');
	}
	const held = replace ? [] : tables.filter(holds);
	if (held.length > 0 && !dryRun) {
		refuse(
			out,
			`le dossier contient déjà ${quoted(held)} : donner un autre dossier, ou --remplacer`,
		);
	}
	const parent = dryRun ? tmpdir() : dirname(target);
	await mkdir(parent, { recursive: true });
	const place = await mkdtemp(join(parent, `.${basename(target)}-import-`));
	const stop = () => {
		rmSync(place, { recursive: true, force: true });
		process.exit(130);
	};
	process.once('SIGINT', stop).once('SIGTERM', stop);
	try {
		const folder = join(place, 'dossier');
		await mkdir(folder);
		const engine = await openNative({
			path: join(place, 'import.duckdb'),
			tempDirectory: place,
			memoryLimit: MEMORY_LIMIT,
		});
		let result: T;
		try {
			result = await work({ engine, folder, holds });
		} finally {
			await engine.close();
		}
		if (dryRun) return result;
		if (!existsSync(target)) await rename(folder, target);
		else {
			for (const name of await readdir(folder))
				await rename(join(folder, name), join(target, name));
		}
		return result;
	} finally {
		process.off('SIGINT', stop).off('SIGTERM', stop);
		await rm(place, { recursive: true, force: true });
	}
}
