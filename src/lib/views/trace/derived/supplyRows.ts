import { number } from '$lib/format';
import type { Edition } from '$lib/rules/territory';
import type { Column } from '$lib/ui/column';
import type { RegionPlaces } from '../../supply/places';
import { SOURCES, type Explanation } from '../explanation';
import { rowsBehind, type RowsBehind } from '../origin';

/** Where structures were counted. */
export interface SupplyScope {
	/** The fiscal year in which they count. */
	year: number;
	edition: Edition;
	/** Code and label of a region. */
	code: string;
	label: string;
	/** Reads who could serve what in the region. */
	read: () => Promise<RegionPlaces>;
}

const COUNTED =
	'Une structure est comptée quand son SIRET est au registre (structures.csv), avec un type que la circulaire compte, et que la période du type et celle de l’inscription touchent l’exercice. Une date vide laisse la période ouverte.';

const NOT_NAMED =
	'Les structures ne sont pas nommées\u00a0: ce sont des fournisseurs, et la diffusion du jeu de données est publique. Ouverts sur ce site, les fichiers du producteur les nomment.';

const TWO_KINDS =
	'Une structure inscrite sous deux types est dans deux lignes, et n’est comptée qu’une fois dans le chiffre.';

interface Said {
	label: string;
	place: string;
	value: number;
	more?: string;
	words: string;
	numbers: string;
	year: number;
	filters: readonly string[];
}

/** A number of structures, or of basins that hold some, in words. */
export function counted({
	label,
	place,
	value,
	more = '',
	words,
	numbers,
	year,
	filters,
}: Said): Explanation {
	return {
		label,
		place: `${place}, ${year}`,
		value: number(value),
		definition: [COUNTED, more].filter(Boolean).join(' '),
		source: SOURCES.ours,
		formula: { words, numbers, result: number(value) },
		filters: [
			`Registre des structures, exercice ${year}, quels que soient les filtres de la page`,
			'Chaque SIRET une seule fois\u00a0; la région est celle du département de l’inscription',
			...filters,
		],
	};
}

const basinOf = ({ basin }: { basin: string | null }) => basin ?? 'bassin non déclaré';

interface KindRow {
	basin: string | null;
	kind: string;
	structures: number;
}

const KIND_COLUMNS: readonly Column<KindRow>[] = [
	{ key: 'basin', label: 'Bassin', value: basinOf },
	{ key: 'kind', label: 'Type' },
	{ key: 'structures', label: 'Structures', align: 'end' },
];

interface NamedRow {
	basin: string | null;
	name: string | null;
	kind: string;
}

const NAMED_COLUMNS: readonly Column<NamedRow>[] = [
	{ key: 'name', label: 'Structure', value: ({ name }) => name ?? 'sans nom' },
	{ key: 'kind', label: 'Type' },
	{ key: 'basin', label: 'Bassin', value: basinOf },
];

/** Structures without basin come last among equals. */
const mostFirst = (a: KindRow, b: KindRow): number =>
	b.structures - a.structures ||
	Number(a.basin === null) - Number(b.basin === null) ||
	((a.basin ?? '') < (b.basin ?? '') ? -1 : 1);

/** Structures one by one where the data set lets name them, else how many by basin and kind. */
export function structureRows(
	{ counted: all, places, named }: RegionPlaces,
	keep: { segment: string | null; kinds: readonly string[]; basin?: string | null },
	sql?: string,
): RowsBehind {
	const kept = (row: KindRow | NamedRow) =>
		keep.kinds.includes(row.kind) && (keep.basin === undefined || row.basin === keep.basin);
	const { segment } = keep;
	const more = sql === undefined ? {} : { sql };
	if (named !== null) {
		const rows = named.filter(
			(row) => kept(row) && (segment === null || row.segments.includes(segment)),
		);
		return rowsBehind<NamedRow>(NAMED_COLUMNS, rows, { note: TWO_KINDS, ...more });
	}
	const rows: readonly KindRow[] =
		segment === null ? all : places.filter((row) => row.segment === segment);
	return rowsBehind<KindRow>(KIND_COLUMNS, rows.filter(kept).sort(mostFirst), {
		note: `${NOT_NAMED} ${TWO_KINDS}`,
		empty: 'Aucune structure de la région ne déclare ce segment.',
		...more,
	});
}
