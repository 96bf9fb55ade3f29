import { number } from '$lib/format';
import type { Column } from '$lib/ui/column';
import type { CoveragePost } from '../../facilitators/data';
import { FUNDING_WORDS, KIND_WORDS, wordOf } from '../../facilitators/network';
import { dateColumn } from '../../figureColumns';
import { rowsBehind, type RowsBehind } from '../origin';

/** What the panel shows of a post, of any row that holds one. */
export function postColumns<Row>(postOf: (row: Row) => CoveragePost): Column<Row>[] {
	return [
		{ key: 'id', label: 'Poste', value: (row) => postOf(row).id },
		{ key: 'hostName', label: 'Porteur', value: (row) => postOf(row).hostName },
		{ key: 'kind', label: 'Type de porteur', value: (row) => wordOf(KIND_WORDS, postOf(row).kind) },
		{
			key: 'fte',
			label: 'ETP',
			align: 'end',
			value: (row) => postOf(row).fte,
			format: (fte) => number(Number(fte), 2),
			absence: 'unknown',
		},
		dateColumn('start', 'Début', (row) => postOf(row).start),
		{ ...dateColumn<Row>('end', 'Fin', (row) => postOf(row).end), absence: 'notApplicable' },
		{
			key: 'funding',
			label: 'Financement',
			value: (row) => wordOf(FUNDING_WORDS, postOf(row).funding),
		},
	];
}

/** Rows of posts, with the name of the host only where one is published. */
export function postsBehind<Row>(
	columns: readonly Column<Row>[],
	rows: readonly Row[],
	postOf: (row: Row) => CoveragePost,
	note = '',
): RowsBehind {
	const named = rows.some((row) => postOf(row).hostName !== null);
	return rowsBehind(
		columns.filter(({ key }) => named || key !== 'hostName'),
		rows,
		{
			note: [
				'Une ligne par poste (postes.csv).',
				...(named ? [] : ['Le nom des porteurs n’est pas publié.']),
				...(note ? [note] : []),
			].join(' '),
			empty: 'Aucun poste en cours à cette date.',
		},
	);
}

const itself = (post: CoveragePost) => post;

/** The posts behind a figure. */
export const postRows = (posts: readonly CoveragePost[]): RowsBehind =>
	postsBehind(postColumns(itself), posts, itself);
