/** Basins behind a figure. */
import type { Column } from '$lib/ui/column';
import type { BasinView } from '../facilitators/basins';
import { stateColumn } from '../facilitators/tables';
import { column } from '../figureColumns';
import { rowsBehind, type RowsBehind } from './behind';

/** Basins, one a line, with their state and what else a figure reads of them. */
export const basinRows = (
	basins: readonly BasinView[],
	note: string,
	...more: readonly Column<BasinView>[]
): RowsBehind =>
	rowsBehind<BasinView>(
		[
			column('label', 'Bassin'),
			column('code', 'Code'),
			stateColumn('state', 'État', ({ state }) => state),
			...more,
		],
		basins,
		note,
		'Aucun bassin.',
	);

/** Identifiers of posts, in a cell. */
export const idsColumn = <Row>(
	key: string,
	label: string,
	posts: (row: Row) => readonly { id: string }[],
): Column<Row> =>
	column(
		key,
		label,
		(row) =>
			posts(row)
				.map(({ id }) => id)
				.join(', ') || null,
		{ absence: 'notApplicable' },
	);
