import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { loadDataset, type LoadOptions } from '$lib/pipeline/loadDataset';
import { folderSource } from '$lib/server/folder';
import { openNative, type NativeEngine } from '$lib/server/native';
import { datasetText } from '../../support/dataset';
import { given, openGiven } from '../own/given';

const CASES = 'test/fixtures/cases';

/** Path of a folder of files that people really have. */
export function caseFolder(name: string): string {
	return join(CASES, name);
}

/** Makes folders of data sets for the tests of a file, and removes them after. */
export function madeFolders(): (files: Readonly<Record<string, string | Uint8Array>>) => string {
	const place = mkdtempSync(join(tmpdir(), 'cap10-folders-'));
	afterAll(() => rmSync(place, { recursive: true, force: true }));
	let folders = 0;
	return (files) => {
		const folder = join(place, String(++folders));
		mkdirSync(folder);
		for (const [name, content] of Object.entries({ 'jeu.json': datasetText(), ...files })) {
			writeFileSync(join(folder, name), content);
		}
		return folder;
	};
}

/** How a folder is read: by the commands and the build, or by the page of the reader's own files. */
type Path = 'folder' | 'page';
export const PATHS: readonly Path[] = ['folder', 'page'];

/** Reads a folder into an engine of its own, which the caller closes. */
export async function readFolder(
	folder: string,
	path: Path,
	options: LoadOptions = {},
): Promise<NativeEngine> {
	const engine = await openNative({ threads: 1 });
	if (path === 'folder') {
		await loadDataset(engine, folderSource(folder), options);
		return engine;
	}
	const files = readdirSync(folder).map(
		(name) => [name, new Uint8Array(readFileSync(join(folder, name)))] as const,
	);
	await openGiven(engine, given(Object.fromEntries(files)));
	return engine;
}

/** Lines kept and their euros. */
export async function kept(engine: NativeEngine, where = 'true'): Promise<[number, number]> {
	const [row] = await engine.query<{ n: number; e: number }>(
		`SELECT count(*) AS n, coalesce(sum(montant_cts), 0) / 100 AS e FROM achats WHERE ${where}`,
	);
	return [row?.n ?? 0, row?.e ?? 0];
}

/** What is said of a file, its number of lines apart: `line column: sentence`. */
export async function said(engine: NativeEngine, severity: string): Promise<string[]> {
	const rows = await engine.query<{ l: number | null; c: string; r: string }>(
		`SELECT ligne AS l, colonne AS c, regle AS r FROM constats
		WHERE gravite = $1 AND NOT starts_with(fichier, 'reference/') ORDER BY fichier, ligne, colonne`,
		[severity],
	);
	return rows.map(({ l, c, r }) => `${l} ${c} : ${r}`.replaceAll('\u00a0', ' '));
}
