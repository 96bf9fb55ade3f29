/** The workbook checked, given back with a note on each faulty cell. */
import { readFile, writeFile } from 'node:fs/promises';
import { bareName } from '$lib/contract/head';
import type { Severity } from '$lib/contract/schema';
import type { Engine } from '$lib/engine/engine';
import { annotatedXlsx, type CellFault } from '$lib/pages/downloads/template/annotate';
import { workbookSheets } from '../workbookFolder';

interface Finding {
	fichier: string;
	ligne: number | null;
	colonne: string;
	valeur: string;
	regle: string;
	gravite: Severity;
}

/**
 * Gives the findings of the check of a workbook the lines of its sheets: an example and empty lines are no
 * records, so that a record's rank is not its line.
 */
export async function numberBySheet(engine: Engine, path: string): Promise<void> {
	await engine.run('CREATE TABLE decalages (fichier VARCHAR, rang BIGINT, decalage BIGINT)');
	for (const [file, { lines }] of await workbookSheets(path)) {
		let last = 0;
		for (const [i, line] of lines.entries()) {
			const shift = line - (i + 1);
			if (shift === last) continue;
			last = shift;
			await engine.query('INSERT INTO decalages VALUES ($1, $2, $3)', [file, i + 1, shift]);
		}
	}
	const moved = (column: string) =>
		`${column} + coalesce((SELECT max_by(decalage, rang) FROM decalages d
			WHERE d.fichier = constats.fichier AND d.rang <= constats.${column}), 0)`;
	await engine.run(`UPDATE constats SET ligne = ${moved('ligne')}, cite = ${moved('cite')}`);
}

/**
 * Writes `target`, the workbook at `path` with the findings of the check that was just made of it, numbered
 * by {@link numberBySheet}.
 * @returns how many findings it bears
 */
export async function writeReturned(engine: Engine, path: string, target: string): Promise<number> {
	const sheets = await workbookSheets(path);
	const findings = await engine.query<Finding>(
		`SELECT fichier, ligne, colonne, valeur, regle, gravite FROM constats
		ORDER BY fichier, ligne NULLS FIRST, colonne, regle`,
	);
	const faults = findings.map(({ fichier, ligne, colonne, valeur, regle, gravite }): CellFault => {
		const sheet = sheets.get(fichier);
		const header = sheet?.rows[0] ?? [];
		const column = header.findIndex((name) => bareName(name) === bareName(colonne));
		return {
			sheet: sheet?.name ?? fichier,
			line: ligne,
			column: colonne === '' || column < 0 ? null : column,
			name: colonne,
			value: valeur,
			rule: regle,
			severity: gravite,
		};
	});
	await writeFile(target, await annotatedXlsx(await readFile(path), faults, /\.ods$/i.test(path)));
	return faults.length;
}
