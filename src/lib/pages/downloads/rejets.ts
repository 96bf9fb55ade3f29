import type { PageSource } from '../source';
import { machineCsv } from './machineCsv';
import { publishable } from './publishable';

const HEADER = ['fichier', 'ligne', 'colonne', 'valeur', 'regle', 'gravite'] as const;

/** What stands in place of a value that is not published. */
const MASKED = '(masqué)';

type Row = Record<'fichier' | 'colonne' | 'valeur' | 'regle' | 'gravite' | 'motif', string> & {
	ligne: number | null;
	argument: string | null;
};

/**
 * `telechargements/rejets.csv`: what reading set aside or warned of, in file and line order.
 * @param mask whether what may name someone is hidden; the reader of their own files sees it
 */
export async function rejetsCsv(
	site: PageSource,
	mask = site.info.diffusion === 'public',
): Promise<string> {
	const rows = await site.engine.query<Row>(
		`SELECT fichier, ligne, coalesce(colonne, '') AS colonne, coalesce(valeur, '') AS valeur, regle,
			gravite, motif, argument
		FROM constats ORDER BY fichier, ligne, colonne, regle`,
	);
	const shown = mask ? await publishable(site.engine) : () => true;
	return machineCsv(
		HEADER,
		rows.map((row) => {
			const { colonne, valeur, argument, motif } = row;
			// A sentence may quote the value, or what it would be once mended.
			const quotes = argument !== null && !shown(colonne, argument);
			const said = {
				...row,
				valeur: shown(colonne, valeur) ? valeur : MASKED,
				regle: quotes ? motif.replaceAll('{}', MASKED) : row.regle,
			};
			return HEADER.map((name) => said[name]);
		}),
	);
}
