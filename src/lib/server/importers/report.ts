import { literal } from '$lib/contract/sql';
import type { Engine } from '$lib/engine/engine';

/** What became of a record, or what is to be known of it. */
const FATES = ['ecarte', 'fusionne', 'repare', 'signale'] as const;

export type Fate = (typeof FATES)[number];

/** How many records share a fate and a reason; euros of those records where they have an amount. */
export interface Reason {
	sort: Fate;
	motif: string;
	lignes: number;
	euros: number | null;
}

/**
 * Makes the table `rapport`, one row per record set aside, merged, repaired or pointed out: `cle` is
 * the contract's uid or the structure's SIRET, `montant_ht` the record's own amount in euros.
 */
export async function createReport(engine: Engine): Promise<void> {
	await engine.run(
		`CREATE OR REPLACE TABLE rapport (
			fichier VARCHAR, ligne BIGINT, cle VARCHAR, colonne VARCHAR, valeur VARCHAR,
			sort VARCHAR, motif VARCHAR, montant_ht DECIMAL(38,12)
		)`,
	);
}

/** Puts in the report the lines that reading could not split into a record. */
export async function reportUnreadableLines(engine: Engine): Promise<void> {
	await engine.run(
		`INSERT INTO rapport
		SELECT fichier, ligne, NULL, NULL, valeur, 'ecarte', regle, NULL
		FROM constats_lus WHERE colonne = '' AND gravite = 'rejet'
		UNION ALL
		SELECT fichier, ligne, NULL, NULL, valeur, 'signale', regle, NULL
		FROM constats_lus WHERE colonne = '' AND gravite = 'avertissement'`,
	);
}

/** The report in brief: by fate, the most frequent reasons first. */
export async function reasonsOf(engine: Engine): Promise<Reason[]> {
	const order = FATES.map((fate, i) => `WHEN ${literal(fate)} THEN ${i}`).join(' ');
	return engine.query<Reason>(
		`SELECT sort, motif, count(*) AS lignes, CAST(sum(montant_ht) AS DOUBLE) AS euros
		FROM rapport GROUP BY sort, motif ORDER BY CASE sort ${order} END, lignes DESC, motif`,
	);
}

/** Copies the rows of a query to a CSV file: UTF-8, comma, header. */
export async function writeCsv(engine: Engine, query: string, path: string): Promise<void> {
	await engine.run(`COPY (${query}) TO ${literal(path)} (FORMAT csv, HEADER true)`);
}

/** Writes the whole report, in the order of the files. */
export async function writeReport(engine: Engine, path: string): Promise<void> {
	await writeCsv(
		engine,
		`SELECT fichier, ligne, cle, colonne, valeur, sort, motif,
			regexp_replace(CAST(montant_ht AS VARCHAR), '([.][0-9]{2}[0-9]*?)0+$', '\\1') AS montant_ht
		FROM rapport ORDER BY fichier, ligne NULLS FIRST, sort, motif, colonne`,
		path,
	);
}
