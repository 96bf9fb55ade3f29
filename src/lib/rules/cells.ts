/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is a place in the columns read */
/**
 * Cells: what the pipeline adds up once, with no what-if in it. Any question is a sum of them
 * (`sumCells.ts`). One cell holds the lines of one amount basis, fiscal year, region, segment and
 * perimeter.
 */
import type { PublishedCompleteness } from './completeness';
import type { SegmentLabour } from './inBase';
import { CELL_MEASURES, type CellMeasure } from './measures';
import { UNKNOWN_AMOUNT } from './sums';
import type { Basis } from './question';
import { byEdition, FIRST_EDITION, NO_REGION, type Edition, type RegionPair } from './territory';

export const CELL_BASES: readonly Basis[] = ['paye', 'commande', 'attribue', 'maximum'];

/** What each part of a contract adds up, in cents. */
export const CONTRACT_MEASURES = [
	'montant',
	'organismes',
	'heures',
	'heures_prudentes',
	'heures_genereuses',
] as const satisfies readonly CellMeasure[];
export type ContractMeasure = (typeof CONTRACT_MEASURES)[number];

/** Columns of one length: keys are places in the lists of {@link PublishedCells}. */
type Columns<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** Cells as a site publishes them: columns of numbers, in one file or one a fiscal year. */
export interface PublishedCells {
	/** The data list no structure: what they performed is then not known, whatever the columns hold. */
	unlisted?: true;
	/** Codes of regions of 2010 and `NR`. */
	regions: readonly string[];
	/** Codes of segments. */
	segments: readonly string[];
	/** `segment` is −1 where there is none; `basis` is a place in {@link CELL_BASES}, `perimeter` in `PERIMETERS`. */
	cells: Columns<'basis' | 'year' | 'region' | 'segment' | 'perimeter' | CellMeasure>;
	/** The contracts that the ranking guard and the trial of a verdict ask for, paid. */
	contracts: Columns<'year' | 'region' | 'segment' | 'perimeter' | 'contract' | ContractMeasure>;
	/** Amounts set aside at reading; `year` is 0 where it could not be read. */
	rejected: Columns<'year' | 'region' | 'montant' | 'lignes'>;
	/** What is known to be missing; of the whole site, in the first file. */
	completeness?: PublishedCompleteness;
}

type AnyColumns = Readonly<Record<string, readonly number[]>>;

/** Fiscal years of the cells and of what was set aside, in order; 0 where it could not be read. */
export function yearsOf({ cells, rejected }: PublishedCells): number[] {
	return [...new Set([...cells.year, ...rejected.year])].sort((a, b) => a - b);
}

function ofYear<Table extends AnyColumns>(table: Table, year: number): Table {
	const kept = (table['year'] ?? []).map((found) => found === year);
	const columns = Object.entries(table).map(([name, column]) => [
		name,
		column.filter((_, i) => kept[i]),
	]);
	return Object.fromEntries(columns) as Table;
}

/** The part of the cells that is of one fiscal year. */
export function cellsOfYear(whole: PublishedCells, year: number): PublishedCells {
	const { completeness, ...columns } = whole;
	return {
		...columns,
		...(completeness && year === yearsOf(whole)[0] && { completeness }),
		cells: ofYear(whole.cells, year),
		contracts: ofYear(whole.contracts, year),
		rejected: ofYear(whole.rejected, year),
	};
}

/** Cells ready to be summed: typed columns, in the place spaces of {@link Cells.segments} and scopes. */
export interface Cells {
	segments: readonly SegmentLabour[];
	/** Scopes of each edition (regions and `NR`) that hold a cell, by place. */
	scopes: Readonly<Record<Edition, readonly string[]>>;
	/** For each edition, the place of the scope that holds each region of 2010. */
	placeIn: Readonly<Record<Edition, Uint16Array>>;
	/** Fiscal years of the cells, in order. */
	years: readonly number[];
	/** Columns of the cells, with what structures of each family performed by any way. */
	rows: Readonly<Record<keyof PublishedCells['cells'] | 'insertion' | 'handicap', Float64Array>>;
	/** A column of zeros. */
	none: Float64Array;
	contracts: Readonly<Record<keyof PublishedCells['contracts'], Float64Array>>;
	rejected: Readonly<Record<keyof PublishedCells['rejected'], Float64Array>>;
	/** Null where the files tell nothing of it. */
	completeness: PublishedCompleteness | null;
	/** Regions of 2010, each with the region of 2016 that holds it. */
	pairs: readonly RegionPair[];
}

/** Places of a file's regions or segments in the lists of all files. */
type Places = Readonly<Record<string, readonly number[]>>;

/** One file's columns after the other's; columns of places are translated. */
function join<Name extends string>(
	tables: readonly AnyColumns[],
	places: readonly Places[],
): Record<Name, Float64Array> {
	const length = tables.reduce((sum, table) => sum + (table['year']?.length ?? 0), 0);
	const joined: Record<string, Float64Array> = {};
	for (const name of Object.keys(tables[0] ?? {})) {
		const column = new Float64Array(length);
		let row = 0;
		tables.forEach((table, file) => {
			const known = places[file]?.[name];
			const values = table[name] ?? [];
			column.set(known ? values.map((place) => known[place] ?? -1) : values, row);
			row += values.length;
		});
		joined[name] = column;
	}
	return joined as Record<Name, Float64Array>;
}

/** Measures that no one knows without a list of structures: all but what is bought, and clauses. */
const ASKS_THE_LIST: ReadonlySet<string> = new Set(
	CELL_MEASURES.filter((name) => !/^(montant|clause.*|lignes)$/.test(name)),
);

/** Makes unknown what only a list of structures would tell. */
function forget(columns: Readonly<Record<string, Float64Array>>): void {
	for (const [name, column] of Object.entries(columns))
		if (ASKS_THE_LIST.has(name)) column.fill(UNKNOWN_AMOUNT);
}

/** What is added up over several columns, row by row. */
function together(columns: readonly Float64Array[]): Float64Array {
	const sums = new Float64Array(columns[0]?.length ?? 0);
	for (const column of columns) column.forEach((value, row) => (sums[row]! += value));
	return sums;
}

/**
 * @param files every file of cells of a site, in any order
 * @param segments what the reference says of them
 * @param pairs regions of 2010, each with those that hold it; `NR` stays `NR`
 * @throws {Error} when a cell names a segment or a region that the reference lacks
 */
export function openCells(
	files: readonly PublishedCells[],
	segments: readonly SegmentLabour[],
	pairs: readonly RegionPair[],
): Cells {
	const all = [...pairs, byEdition(() => NO_REGION)];
	const of = (known: readonly string[], code: string): number => {
		const place = known.indexOf(code);
		if (place < 0) throw new Error(`Cellule d’un code inconnu\u00a0: ${code}`);
		return place;
	};
	const codes = segments.map(({ code }) => code);
	const scopes = byEdition((edition) => [...new Set(all.map((pair) => pair[edition]))]);
	const regions = scopes[FIRST_EDITION];
	const places = files.map((file) => ({
		region: file.regions.map((code) => of(regions, code)),
		segment: file.segments.map((code) => of(codes, code)),
	}));
	const rows = join<keyof PublishedCells['cells']>(
		files.map(({ cells }) => cells),
		places,
	);
	const contracts = join<keyof PublishedCells['contracts']>(
		files.map((file) => file.contracts),
		places,
	);
	if (files.some(({ unlisted }) => unlisted))
		for (const columns of [rows, contracts]) forget(columns);
	return {
		segments,
		scopes,
		placeIn: byEdition((edition) =>
			Uint16Array.from(all, (pair) => of(scopes[edition], pair[edition])),
		),
		years: [...new Set(rows.year)].sort((a, b) => a - b),
		rows: {
			...rows,
			insertion: together([
				rows.direct_insertion,
				rows.reserve_insertion,
				rows.sous_traitance_insertion,
			]),
			handicap: together([
				rows.direct_handicap,
				rows.reserve_handicap,
				rows.sous_traitance_handicap,
			]),
		},
		none: new Float64Array(rows.year.length),
		contracts,
		rejected: join(
			files.map(({ rejected }) => rejected),
			places,
		),
		completeness: files.find(({ completeness }) => completeness)?.completeness ?? null,
		pairs,
	};
}

/** The cells with what another reference says of their segments; one that it lacks stays as it was. */
export function withSegments(cells: Cells, segments: readonly SegmentLabour[]): Cells {
	const said = new Map(segments.map((segment) => [segment.code, segment]));
	return { ...cells, segments: cells.segments.map((known) => said.get(known.code) ?? known) };
}
