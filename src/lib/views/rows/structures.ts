/** Structures that could work, behind a figure. */
import { column, countColumn } from '../figureColumns';
import type { RegionPlaces } from '../supply/places';
import { rowsBehind, type RowsBehind } from './behind';

const NOT_NAMED =
	'Les structures ne sont pas nommées\u00a0: ce sont des fournisseurs, et la diffusion du jeu de données est publique. Ouverts sur ce site, les fichiers du producteur les nomment.';
const TWO_KINDS =
	'Une structure inscrite sous deux types est dans deux lignes, et n’est comptée qu’une fois dans le chiffre.';

type KindRow = RegionPlaces['counted'][number];
type NamedRow = NonNullable<RegionPlaces['named']>[number];

export const basinOf = ({ basin }: Pick<KindRow, 'basin'>) => basin ?? 'bassin non déclaré';

export const STRUCTURES = countColumn<{ structures: number }>('structures', 'Structures');
const KIND_COLUMNS = [
	column<KindRow>('basin', 'Bassin', basinOf),
	column<KindRow>('kind', 'Type'),
	STRUCTURES,
];
const NAMED_COLUMNS = [
	column<NamedRow>('name', 'Structure', ({ name }) => name ?? 'sans nom'),
	column<NamedRow>('kind', 'Type'),
	column<NamedRow>('basin', 'Bassin', basinOf),
];

/** Structures without basin come last among equals. */
const mostFirst = (a: KindRow, b: KindRow): number =>
	b.structures - a.structures || (a.basin ?? '\uffff').localeCompare(b.basin ?? '\uffff', 'fr');

/** Structures one by one where the data set lets name them, else how many by basin and kind. */
export function structureRows(
	{ counted: all, places, named }: RegionPlaces,
	keep: { segment?: string; kinds?: readonly string[]; basin?: string | null },
	sql?: string,
): RowsBehind {
	const { segment, kinds, basin } = keep;
	const kept = (row: KindRow | NamedRow) =>
		(kinds?.includes(row.kind) ?? true) && (basin === undefined || row.basin === basin);
	if (named !== null) {
		const rows = named.filter((row) => segment === undefined || row.segments.includes(segment));
		return rowsBehind(NAMED_COLUMNS, rows.filter(kept), TWO_KINDS, undefined, sql);
	}
	const rows: readonly KindRow[] =
		segment === undefined ? all : places.filter((row) => row.segment === segment);
	const empty = 'Aucune structure de la région ne déclare ce segment.';
	const sorted = rows.filter(kept).sort(mostFirst);
	return rowsBehind(KIND_COLUMNS, sorted, `${NOT_NAMED} ${TWO_KINDS}`, empty, sql);
}
