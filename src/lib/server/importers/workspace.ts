import { existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { DataError } from '$lib/contract/errors';
import { quoted } from '$lib/contract/names';
import type { Thousands } from '$lib/contract/sql';
import { makeOwnFolder } from '../leftovers';
import { openNative, type NativeEngine } from '../native';
import { systemFault } from '../systemFault';
import { Interrupted, onSignal } from './interruption';

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
	/** Edition of the employment zones, where neither the communes nor the folder name one. */
	basinEdition?: string;
	/** What three digits after a lone mark are; such numbers are set aside when it is not said. */
	thousands?: Thousands | null;
	onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
	etape: string;
	/** Steps of one phase follow one another on one scale; by default a step is a phase of its own. */
	phase?: string;
	/** Work done and to be done, in any unit; absent for a step of unknown length. */
	fait?: number;
	total?: number;
	/** Records dealt with so far in this phase, over all the files. */
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

/** Stops an import that would write over files of a folder. @throws {DataError} */
export function refuseHeld(out: string, held: readonly string[]): void {
	if (held.length === 0) return;
	refuse(out, `le dossier contient déjà ${quoted(held)} : donner un autre dossier, ou --remplacer`);
}

/** A path that exists: the folder itself, or the nearest of its parents. */
function nearestExisting(path: string): string {
	return existsSync(path) || dirname(path) === path ? path : nearestExisting(dirname(path));
}

/** Paths of the files of a folder, those of its own folders too. */
function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/**
 * Puts the files of `folder` into `target`, all or none: when one cannot be, those before it go and
 * what they replaced comes back. No signal can come in between.
 * @param place a folder of the same disk, where what is replaced waits
 */
function install(folder: string, target: string, place: string): void {
	if (!existsSync(target)) {
		mkdirSync(dirname(target), { recursive: true });
		renameSync(folder, target);
		return;
	}
	const aside = join(place, 'remplaces');
	mkdirSync(aside);
	const undo: (() => void)[] = [];
	const move = (from: string, to: string) => {
		renameSync(from, to);
		undo.unshift(() => renameSync(to, from));
	};
	try {
		for (const name of filesIn(folder)) {
			const at = join(target, name);
			for (const made of [dirname(at), dirname(join(aside, name))]) {
				mkdirSync(made, { recursive: true });
			}
			const held = statSync(at, { throwIfNoEntry: false });
			if (held?.isDirectory()) {
				refuse(at, 'un dossier porte le nom d’un fichier à écrire : le déplacer');
			}
			if (held) move(at, join(aside, name));
			move(join(folder, name), at);
		}
	} catch (error) {
		for (const back of undo) back();
		throw error;
	}
}

/**
 * Runs an import beside the folder that it fills. The files come into being at the end and all
 * together: a failed or interrupted import leaves the folder as it was.
 * @param tables the files of the contract that the import writes
 * @throws {DataError} when the folder already holds one of them, unless `replace`, or when the disk
 * refuses to be written
 * @throws {Interrupted} after a signal
 */
export async function withWorkspace<T>(
	{ out, dryRun = false, replace = false }: ImportOptions,
	tables: readonly string[],
	work: (workspace: Workspace) => Promise<T>,
): Promise<T> {
	const target = resolve(out);
	const holds = (name: string) => existsSync(join(target, name));
	const ground = nearestExisting(target);
	if (!statSync(ground).isDirectory()) {
		refuse(out, `${quoted([ground])} est un fichier : donner un autre dossier`);
	}
	if (!replace && !dryRun) refuseHeld(out, tables.filter(holds));
	// On the disk of the folder to fill, so that its files only have to be renamed.
	const disk = dryRun ? tmpdir() : ground;
	const told = (error: unknown) => systemFault(error, dryRun ? disk : out) ?? error;
	let place = '';
	let engine: NativeEngine | undefined;
	const interruption = onSignal(() => engine?.connection.interrupt());
	try {
		place = makeOwnFolder(disk, '.import-');
		const folder = join(place, 'dossier');
		await mkdir(folder);
		engine = await openNative({
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
		if (interruption.code !== null) throw new Interrupted(interruption.code);
		if (!dryRun) install(folder, target, place);
		return result;
	} catch (error) {
		throw interruption.code === null ? told(error) : new Interrupted(interruption.code);
	} finally {
		interruption.end();
		if (place !== '') await rm(place, { recursive: true, force: true });
	}
}
