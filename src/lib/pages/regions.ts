import { packRows } from '$lib/queries/packed';
import type { SumsRow } from '$lib/queries/sums';
import { NATION } from '$lib/rules/territory';
import type { PageSource } from './source';

/** What the comparison of regions reads: paid spending, and the ledger of the nation alone. */
function compared(row: SumsRow): boolean {
	switch (row.grain) {
		case 'annee':
		case 'cellule':
			return row.basis === 'paye';
		case 'etape':
			return row.basis === 'paye' && row.region === NATION;
		case 'contrat':
			return true;
		case 'a_part':
			return false;
	}
}

/** What the comparison of regions starts with. */
export async function regionsPage(source: PageSource) {
	const question = source.byDefault;
	const rows = await source.rows(question);
	return { page: { question, rows: packRows(rows.filter(compared)) } };
}
