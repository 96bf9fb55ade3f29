import type { Cell } from '$lib/engine/engine';
import type { PageSource } from '../source';
import { machineCsv } from './machineCsv';

const HEADER = ['fichier', 'ligne', 'colonne', 'valeur', 'regle', 'gravite'];

/**
 * Columns whose value names a supplier, a host or a beneficiary: never published with
 * `diffusion: public`. A whole record that could not be split may hold any of them.
 */
const PRIVATE_COLUMNS = [
	'',
	'fournisseur_siret',
	'fournisseur_nom',
	'sous_traitant_siret',
	'siret',
	'nom',
	'structure_porteuse',
	'beneficiaire_siret',
];

/** What stands in place of a value that is not published. */
export const MASKED = '(masqué)';

/**
 * `telechargements/rejets.csv`: what reading set aside or warned of, in file and line order.
 * @param mask whether names and SIRET are hidden; the reader of their own files sees them
 */
export async function rejetsCsv(
	site: PageSource,
	mask = site.info.diffusion === 'public',
): Promise<string> {
	const rows = await site.engine.query<Record<string, Cell>>(
		`SELECT fichier, ligne, coalesce(colonne, '') AS colonne, valeur, regle, gravite
		FROM constats ORDER BY fichier, ligne, colonne, regle`,
	);
	return machineCsv(
		HEADER,
		rows.map((row) =>
			HEADER.map((name) => {
				const masked =
					mask && name === 'valeur' && PRIVATE_COLUMNS.includes(String(row.colonne)) && row.valeur;
				return masked ? MASKED : (row[name] ?? null);
			}),
		),
	);
}
