import type { Engine } from '$lib/engine/engine';
import type { Shown } from './dataSource';
import { ownCsvLine, readOwnCsv } from './pieces';

/** A value as it is stored, and as its reader sees it in a spreadsheet. */
const both = (text: string) => ` (affiché «\u00a0${text}\u00a0»)`;

/**
 * Adds to the values of the findings of a workbook what their cells show, where it is another number than
 * the one they store: a reader looks for what they see.
 * @param columns the contract's names of the columns of the file
 */
export async function sayShown(
	engine: Engine,
	fichier: string,
	columns: readonly (string | null)[],
	shown: Shown | undefined,
): Promise<void> {
	if (!shown || shown.size === 0) return;
	const found = await engine.query<{ ligne: number; colonne: string }>(
		`SELECT DISTINCT ligne, colonne FROM constats_lus
		WHERE fichier = $1 AND ligne IS NOT NULL AND colonne <> '' AND valeur <> ''`,
		[fichier],
	);
	const lines = found.flatMap(({ ligne, colonne }) => {
		const text = shown.get(ligne - 1)?.get(columns.indexOf(colonne));
		return text === undefined ? [] : [ownCsvLine([String(ligne), colonne, both(text)])];
	});
	if (lines.length === 0) return;
	const path = await engine.putFile('affiches.csv', new TextEncoder().encode(lines.join('')));
	const read = readOwnCsv(path, [
		['ligne', 'BIGINT'],
		['colonne', 'VARCHAR'],
		['affiche', 'VARCHAR'],
	]);
	await engine.query(
		`UPDATE constats_lus SET valeur = valeur || a.affiche
		FROM ${read} a
		WHERE constats_lus.fichier = $1 AND constats_lus.ligne = a.ligne
			AND constats_lus.colonne = a.colonne AND valeur <> ''`,
		[fichier],
	);
	await engine.dropFile(path);
}
