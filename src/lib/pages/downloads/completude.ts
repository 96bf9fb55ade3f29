import { queryAbsentBuyers } from '$lib/queries/completeness';
import { receivedRate } from '$lib/rules/completeness';
import type { PageSource } from '../source';
import { euroText, machineCsv, shareText } from './machineCsv';

/** `telechargements/completude.csv`: expected and received, key by key; the header alone without attendus.csv. */
export function completudeCsv({ cells }: PageSource): string {
	return machineCsv(
		['exercice', 'ministere', 'region', 'niveau', 'attendu_ht', 'recu_ht', 'completude'],
		(cells.completeness?.expected ?? []).map((row) => [
			row.year,
			row.ministry,
			row.region,
			row.level,
			euroText(row.expected),
			euroText(row.received),
			shareText(receivedRate(row)),
		]),
	);
}

/** `telechargements/acheteurs_absents.csv`: State buyers of the year before of which nothing is received. */
export async function acheteursAbsentsCsv({ engine }: PageSource): Promise<string> {
	return machineCsv(
		['exercice', 'region_2010', 'acheteur_nom', 'ministere', 'montant_avant_ht'],
		(await queryAbsentBuyers(engine)).map((row) => [
			row.year,
			row.region,
			row.buyer,
			row.ministry,
			euroText(row.before),
		]),
	);
}
