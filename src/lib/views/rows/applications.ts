/** Applications to the ESF behind a figure. */
import type { Column } from '$lib/ui/column';
import { esfListColumns } from '../esf/columns';
import type { EsfLine } from '../esf/lines';
import { rowsBehind } from './behind';

export const EACH_APPLICATION =
	'Une ligne par demande. Sa page en donne les règles une à une et les dépenses.';

/** Applications one by one, with the columns of their list, and what else a figure reads of them. */
export const applicationRows = (rows: readonly EsfLine[], ...more: readonly Column<EsfLine>[]) => {
	const listed = esfListColumns(() => '').filter(
		({ key }) => key !== 'region' && key !== 'avertissements',
	);
	return rowsBehind([...listed, ...more], rows, EACH_APPLICATION, 'Aucune demande.');
};
