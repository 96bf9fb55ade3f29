import { NATION } from '$lib/rules/territory';
import type { Question } from './question';
import type { SumsRow } from './sums';

/**
 * The rows that a page of one scope draws: every region's base in the year asked for and every case of
 * the heat map, but the years before, the ledger and what stands beside it for the scope alone. It is
 * what the engine is asked for; the published answers hold every scope's.
 * @param scope a region's code, or `FR`
 */
export function pageRows(rows: readonly SumsRow[], { year }: Question, scope: string): SumsRow[] {
	return rows.filter((row) => {
		if (row.grain === 'annee')
			return row.year === year || row.region === scope || row.region === NATION;
		return row.grain === 'etape' || row.grain === 'a_part' ? row.region === scope : true;
	});
}
