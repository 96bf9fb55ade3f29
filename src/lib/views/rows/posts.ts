/** Posts of facilitators behind a figure. */
import type { Column } from '$lib/ui/column';
import type { CoveragePost } from '../facilitators/coverageData';
import { FUNDING_WORDS, KIND_WORDS, wordOf } from '../facilitators/network';
import type { LoadRow } from '../facilitators/postLoads';
import { column, countColumn, dateColumn, fteColumn } from '../figureColumns';
import { rowsBehind, type RowsBehind } from './behind';

/** The posts behind a figure, with the name of the host only where one is published. */
export function postRows<Row extends CoveragePost>(
	posts: readonly Row[],
	more: readonly Column<Row>[] = [],
	note = '',
): RowsBehind {
	const named = posts.some(({ hostName }) => hostName !== null);
	return rowsBehind<Row>(
		[
			column('id', 'Poste'),
			...(named ? [column<Row>('hostName', 'Porteur')] : []),
			column('kind', 'Type de porteur', ({ kind }) => wordOf(KIND_WORDS, kind)),
			fteColumn('ETP', ({ fte }) => fte),
			dateColumn('start', 'Début', ({ start }) => start),
			{ ...dateColumn<Row>('end', 'Fin', ({ end }) => end), absence: 'notApplicable' },
			column('funding', 'Financement', ({ funding }) => wordOf(FUNDING_WORDS, funding)),
			...more,
		],
		posts,
		`Une ligne par poste (postes.csv).${named ? '' : ' Le nom des porteurs n’est pas publié.'}${note}`,
		'Aucun poste en cours à cette date.',
	);
}

/** A post at work, with the basins that it covers of those shown. */
export type Working = CoveragePost & Pick<LoadRow, 'basins'>;

export const WORK_COLUMNS: readonly Column<Working>[] = [
	{ ...countColumn('hours', 'Heures d’insertion par an'), absence: 'unknown' },
	{ ...countColumn('contracts', 'Marchés suivis'), absence: 'unknown' },
	column('basins', 'Bassins', ({ basins }) => basins.map(({ label }) => label).join(', ')),
];

/** A post with the number of basins that it covers. */
interface SharedPost {
	id: string;
	fte: number | null;
	basins: number;
}

/** The posts whose time a basin has its part of. */
export const sharedPostRows = (posts: readonly SharedPost[], basin: string): RowsBehind =>
	rowsBehind<SharedPost>(
		[
			column('id', 'Poste'),
			fteColumn('ETP du poste', ({ fte }) => fte),
			countColumn('basins', 'Bassins couverts'),
		],
		posts,
		`Une ligne par poste qui couvre le bassin (code ${basin}).`,
		'Aucun poste.',
	);
