import { bareName } from '$lib/contract/head';
import type { Severity } from '$lib/contract/schema';
import type { Engine } from '$lib/engine/engine';
import { annotatedXlsx, type CellFault } from './annotate';

/** A sheet of a workbook, as it was read. */
interface ReadSheet {
	name: string;
	/** The contract's names of its columns, in the order of the sheet. */
	header: readonly string[];
}

interface Finding {
	fichier: string;
	ligne: number | null;
	colonne: string;
	valeur: string;
	regle: string;
	gravite: Severity;
}

/**
 * A workbook with what was found of it, as XLSX: a note on each faulty cell, a sheet of all the faults.
 * @param sheets by file, as the findings of the reading call it; those of other files are left out
 * @param isOds whether `bytes` are those of an ODS, else of an XLSX
 */
export async function returnedWorkbook(
	engine: Engine,
	bytes: Uint8Array,
	sheets: ReadonlyMap<string, ReadSheet>,
	isOds: boolean,
): Promise<Uint8Array> {
	const findings = await engine.query<Finding>(
		`SELECT fichier, ligne, coalesce(colonne, '') AS colonne, coalesce(valeur, '') AS valeur, regle,
			gravite
		FROM constats ORDER BY fichier, ligne NULLS FIRST, colonne, regle`,
	);
	const faults = findings.flatMap((found): CellFault[] => {
		const sheet = sheets.get(found.fichier);
		if (!sheet) return [];
		const column = sheet.header.findIndex((name) => bareName(name) === bareName(found.colonne));
		return [
			{
				sheet: sheet.name,
				line: found.ligne,
				column: found.colonne === '' || column < 0 ? null : column,
				name: found.colonne,
				value: found.valeur,
				rule: found.regle,
				severity: found.gravite,
			},
		];
	});
	return annotatedXlsx(bytes, faults, isOds);
}
