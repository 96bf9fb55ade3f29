import type { Engine } from '$lib/engine/engine';
import {
	CELL_BASES,
	CONTRACT_MEASURES,
	type ContractMeasure,
	type PublishedCells,
} from '$lib/rules/cells';
import { queryCompleteness } from './completeness';
import { CELL_MEASURES, type CellMeasure } from '$lib/rules/measures';
import { PERIMETERS, type Perimeter } from '$lib/rules/perimeter';
import type { Basis } from '$lib/rules/question';

interface CellRow {
	base_montant: Basis;
	exercice: number;
	region_2010: string;
	segment: string | null;
	perimetre: Perimeter;
}

interface ContractKey extends Omit<CellRow, 'base_montant'> {
	segment: string;
	contrat: number;
}

type ContractRow = ContractKey & Record<ContractMeasure, number>;

interface RejectedRow {
	exercice: number | null;
	region_2010: string;
	montant: number;
	lignes: number;
}

const readCells = (engine: Engine) =>
	engine.query<CellRow & Record<CellMeasure, number>>('SELECT * FROM cube ORDER BY ALL');

type CellsRead = Awaited<ReturnType<typeof readCells>>;

/**
 * The cells of a classified data set as they are published; amounts in integer cents. Rows come in the
 * order of their tables, so that the same folder makes the same file.
 */
export async function queryCells(engine: Engine): Promise<PublishedCells> {
	const [cells, contracts, rejected, completeness] = await Promise.all([
		readCells(engine),
		engine.query<ContractRow>('SELECT * FROM concentration ORDER BY ALL'),
		engine.query<RejectedRow>('SELECT * FROM rejetes ORDER BY ALL'),
		queryCompleteness(engine),
	]);
	return { ...byColumn(cells, contracts, rejected), completeness };
}

/** The sums alone, of what `sumLines` left: without the contracts that trials weigh. */
export const querySums = async (engine: Engine): Promise<PublishedCells> =>
	byColumn(await readCells(engine), [], []);

function byColumn(
	cells: CellsRead,
	contracts: readonly ContractRow[],
	rejected: readonly RejectedRow[],
): PublishedCells {
	const regions = [
		...new Set([...cells, ...contracts, ...rejected].map((row) => row.region_2010)),
	].sort();
	const segments = [
		...new Set([...cells, ...contracts].flatMap(({ segment }) => segment ?? [])),
	].sort();
	const place = <T>(list: readonly T[]) => {
		const places = new Map(list.map((value, i) => [value, i]));
		return (value: T) => places.get(value) ?? -1;
	};
	const [region, segment] = [place(regions), place<string | null>(segments)];
	const [basis, perimeter] = [place(CELL_BASES), place(PERIMETERS)];
	const keys = <Row extends Omit<ContractKey, 'contrat' | 'segment'>>(
		rows: readonly (Row & { segment: string | null })[],
	) => ({
		year: rows.map((row) => row.exercice),
		region: rows.map((row) => region(row.region_2010)),
		segment: rows.map((row) => segment(row.segment)),
		perimeter: rows.map((row) => perimeter(row.perimetre)),
	});
	return {
		regions,
		segments,
		cells: {
			basis: cells.map((row) => basis(row.base_montant)),
			...keys(cells),
			...(Object.fromEntries(
				CELL_MEASURES.map((name) => [name, cells.map((row) => row[name])]),
			) as Record<CellMeasure, number[]>),
		},
		contracts: {
			...keys(contracts),
			contract: contracts.map((row) => row.contrat),
			...(Object.fromEntries(
				CONTRACT_MEASURES.map((name) => [name, contracts.map((row) => row[name])]),
			) as Record<ContractMeasure, number[]>),
		},
		rejected: {
			year: rejected.map((row) => row.exercice ?? 0),
			region: rejected.map((row) => region(row.region_2010)),
			montant: rejected.map((row) => row.montant),
			lignes: rejected.map((row) => row.lignes),
		},
	};
}
