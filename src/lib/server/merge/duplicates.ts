/** The same purchase in several folders: recognised, listed, and set aside when asked. */
import { ORIGIN, schemaOf } from '$lib/contract/schema';
import { literal } from '$lib/contract/sql';
import type { Engine } from '$lib/engine/engine';
import type { MergedFolder } from './folders';
import { mergedTable, ownColumns } from './rows';

/** The list that the merged folder keeps of them. */
export const DUPLICATES_FILE = 'fusion-doublons.csv';

const PURCHASES = schemaOf('achats');

export interface Duplicates {
	lines: number;
	/** Cents, before tax, of every basis. */
	cents: number;
}

export async function createKeptLines(engine: Engine): Promise<void> {
	await engine.run(
		`CREATE TABLE lignes_gardees (
			dossier INTEGER, ligne BIGINT, montant_cts BIGINT, reconnue VARCHAR
		)`,
	);
}

/**
 * Adds the purchases that the contract just kept, with what tells them: year, buyer, supplier, amount,
 * basis and contract. A line that names no supplier resembles too many others: only its whole text
 * tells it.
 */
export async function addKeptLines(engine: Engine, rank: number): Promise<void> {
	await engine.run(
		`INSERT INTO lignes_gardees
		SELECT ${rank}, ligne, montant_cts,
			CASE WHEN coalesce(fournisseur_siret, fournisseur_nom) IS NOT NULL THEN concat_ws(
				chr(31), exercice, coalesce(acheteur_siret, acheteur_nom),
				coalesce(fournisseur_siret, fournisseur_nom), montant_cts, base_montant, coalesce(contrat_id, '')
			) END
		FROM achats`,
	);
}

/**
 * Finds, in `doublons`, the purchases that an earlier folder already holds: a line of a folder stands for
 * one of each other folder, so that what a folder repeats is no duplicate. To be called before `id` changes.
 */
export async function findDuplicates(engine: Engine): Promise<Duplicates> {
	const text = ownColumns(PURCHASES).map((column) => `coalesce(trim(t.${column}), '')`);
	await engine.run(
		`CREATE TABLE doublons AS
		SELECT dossier, ligne, montant_cts, premier_dossier, premiere_ligne FROM (
			SELECT *,
				row_number() OVER meme AS rang,
				first_value(dossier) OVER meme AS premier_dossier,
				first_value(ligne) OVER meme AS premiere_ligne
			FROM (
				SELECT *, row_number() OVER (PARTITION BY reconnue, dossier ORDER BY ligne) AS fois
				FROM (
					SELECT g.dossier, g.ligne, g.montant_cts,
						coalesce(g.reconnue, concat_ws(chr(30), ${text.join(', ')})) AS reconnue
					FROM lignes_gardees g
					JOIN ${mergedTable(PURCHASES)} t ON t.dossier = g.dossier AND t.ligne = g.ligne
				)
			)
			WINDOW meme AS (PARTITION BY reconnue, fois ORDER BY dossier)
		) WHERE rang > 1`,
	);
	const [row] = await engine.query<Duplicates>(
		`SELECT count(*) AS lines, coalesce(CAST(sum(montant_cts) AS BIGINT), 0) AS cents FROM doublons`,
	);
	return row ?? { lines: 0, cents: 0 };
}

/** SQL of the list: the whole line, what became of it, and where the same line already was. */
export function duplicatesQuery(folders: readonly MergedFolder[], setAside: boolean): string {
	const names = folders.map(({ name }, rank) => `(${rank}, ${literal(name)})`).join(', ');
	const columns = ownColumns(PURCHASES).map((column) => `t.${column}`);
	return `WITH dossiers(rang, nom) AS (VALUES ${names})
		SELECT ${literal(setAside ? 'ecarte' : 'garde')} AS sort, t.${ORIGIN}, t.ligne,
			p.nom AS deja_dans, d.premiere_ligne AS deja_ligne, ${columns.join(', ')}
		FROM doublons d
		JOIN ${mergedTable(PURCHASES)} t ON t.dossier = d.dossier AND t.ligne = d.ligne
		JOIN dossiers p ON p.rang = d.premier_dossier
		ORDER BY d.dossier, d.ligne`;
}

/** Takes the duplicates out of the merged purchases. */
export async function setDuplicatesAside(engine: Engine): Promise<void> {
	await engine.run(
		`DELETE FROM ${mergedTable(PURCHASES)} WHERE (dossier, ligne) IN (SELECT (dossier, ligne) FROM doublons)`,
	);
}
