import { DataError } from '$lib/contract/errors';
import { count } from '$lib/format';
import type { Engine } from '$lib/engine/engine';
import type { Reason } from './report';

/** What an import did, in numbers. Records and, for contracts, euros as exact decimal text. */
export interface ImportResult {
	/** Files read and their records, the header apart. */
	files: readonly { fichier: string; enregistrements: number }[];
	/** What one kept record is: `contrat`, `structure`, `commune`. */
	unit: string;
	records: Tally<number>;
	/** Distinct contracts, structures or communes read and kept, when records repeat them. */
	keys?: { read: number; kept: number; setAside: number };
	euros?: Tally<string>;
	reasons: readonly Reason[];
	/** What the publisher should know, in sentences. */
	notes: readonly string[];
	/** Files written, none with `dryRun`. */
	written: readonly string[];
}

export interface Tally<T> {
	read: T;
	kept: T;
	merged: T;
	setAside: T;
}

/**
 * Stops an import that keeps nothing, with what set most of the records aside.
 * @param none what is missing, `aucun contrat`
 * @throws {DataError} when no record is kept
 */
export function refuseNothing(
	fichier: string,
	none: string,
	{ read, kept }: Tally<number>,
	reasons: readonly Reason[],
): void {
	if (kept > 0) return;
	const [first] = reasons;
	const why = first
		? `, surtout\u00a0: ${first.motif} (${count(first.lignes, 'fois', 'fois')})`
		: '';
	const message =
		read === 0
			? `${none} à garder\u00a0: aucun enregistrement n’est lu, l’exporter de nouveau avec ses lignes. Rien n'a été écrit`
			: `${none} à garder sur ${count(read, 'enregistrement lu', 'enregistrements lus')}${why}. Rien n'a été écrit\u00a0: vérifier que c’est la bonne source, et que ses colonnes sont celles qu’on croit`;
	throw new DataError([{ fichier, message }]);
}

/**
 * Counts the records of an import from its report, and checks that none is lost.
 * @param read records counted while reading
 * @param kept SQL of the number of kept records
 * @throws {DataError} unless kept + merged + set aside = read
 */
export async function tallyRecords(
	engine: Engine,
	fichier: string,
	read: number,
	kept: string,
): Promise<Tally<number>> {
	const [row] = await engine.query<{ kept: number; merged: number; setAside: number }>(
		`SELECT (${kept}) AS kept,
			count(*) FILTER (sort = 'fusionne') AS merged,
			count(*) FILTER (sort = 'ecarte') AS "setAside"
		FROM rapport`,
	);
	const tally = { read, ...(row ?? { kept: 0, merged: 0, setAside: 0 }) };
	if (tally.kept + tally.merged + tally.setAside === read) return tally;
	const message = `${count(read, 'enregistrement lu', 'enregistrements lus')}, mais ${tally.kept} gardés, ${tally.merged} fusionnés et ${tally.setAside} écartés\u00a0: import arrêté`;
	throw new DataError([{ fichier, message }]);
}
