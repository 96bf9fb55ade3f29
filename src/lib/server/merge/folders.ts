import { basename, dirname, resolve } from 'node:path';
import { DataError, type DataIssue } from '$lib/contract/errors';
import { WORKBOOK } from '$lib/pipeline/sheets';
import { isDataset } from '../folder';

/** A folder to merge: where it is, and the name under which its rows are known (`origine`). */
export interface MergedFolder {
	path: string;
	name: string;
}

/**
 * The folders to merge, each under its own name, or its parent's and its own where two bear the same.
 * @throws {DataError} when fewer than two are given, one is no folder, is given twice, or cannot be told
 * from another by its name, or would make formulas of the identifiers of its lines
 */
export function foldersOf(paths: readonly string[]): MergedFolder[] {
	const issues: DataIssue[] = [];
	const full = paths.map((path) => resolve(path));
	if (paths.length < 2) {
		issues.push({ fichier: 'fusion', message: 'donner au moins deux dossiers à réunir' });
	}
	for (const [i, path] of full.entries()) {
		const fichier = paths[i] as string;
		if (full.indexOf(path) !== i) {
			issues.push({ fichier, message: 'dossier donné deux fois : une fois suffit' });
		} else if (!isDataset(path)) {
			issues.push({ fichier, message: 'dossier introuvable' });
		}
	}
	if (issues.length > 0) throw new DataError(issues);
	const short = full.map((path) => basename(path).replace(WORKBOOK, ''));
	const names = full.map((path, i) =>
		short.indexOf(short[i] as string) === short.lastIndexOf(short[i] as string)
			? (short[i] as string)
			: `${basename(dirname(path))}-${short[i]}`,
	);
	const refuse = (fichier: string | undefined, message: string) => {
		if (fichier !== undefined) throw new DataError([{ fichier, message }]);
	};
	refuse(
		names.find((name, i) => names.indexOf(name) !== i),
		'deux dossiers portent ce nom : renommer l’un d’eux, son nom dit d’où vient une ligne',
	);
	refuse(
		names.find((name) => name.startsWith('=')),
		'les identifiants réunis commencent par ce nom, et se liraient comme des formules de tableur : renommer le dossier',
	);
	return full.map((path, i) => ({ path, name: names[i] as string }));
}
