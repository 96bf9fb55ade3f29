import type { Engine } from '$lib/engine/engine';
import { queryCells } from '$lib/queries/cells';
import { queryRegionPairs, querySegments } from '$lib/queries/reference';
import { CONTRACT_MEASURES, openCells, type Cells, type ContractMeasure } from '$lib/rules/cells';
import { CELL_MEASURES, type CellMeasure } from '$lib/rules/measures';
import type { SegmentLabour } from '$lib/rules/inBase';
import { byEdition, type RegionPair } from '$lib/rules/territory';

/** A cell of the State's payments of 2012, in cents; what is not told is zero. */
export interface TestCell extends Partial<Record<CellMeasure, number>> {
	year?: number;
	region: string;
	segment: string;
}

/** A contract of one cell, in cents; what is not told is zero. */
export interface TestContract extends Partial<Record<ContractMeasure, number>> {
	region: string;
	segment: string;
}

/** Cells written by hand, as the pipeline would publish them. */
export function cellsOf(
	lines: readonly TestCell[],
	labour: readonly SegmentLabour[],
	pairs: readonly RegionPair[],
	contracts: readonly TestContract[] = [],
): Cells {
	const regions = [...new Set(lines.map(({ region }) => region))];
	const segments = [...new Set(lines.map(({ segment }) => segment))];
	const places = (rows: readonly { region: string; segment: string }[]) => ({
		region: rows.map((row) => regions.indexOf(row.region)),
		segment: rows.map((row) => segments.indexOf(row.segment)),
		perimeter: rows.map(() => 0),
	});
	const measures = Object.fromEntries(
		CELL_MEASURES.map((name) => [name, lines.map((line) => line[name] ?? 0)]),
	) as Record<CellMeasure, number[]>;
	return openCells(
		[
			{
				regions,
				segments,
				cells: {
					basis: lines.map(() => 0),
					year: lines.map(({ year = 2012 }) => year),
					...places(lines),
					...measures,
				},
				contracts: {
					year: contracts.map(() => 2012),
					...places(contracts),
					contract: contracts.map((_, i) => i),
					...(Object.fromEntries(
						CONTRACT_MEASURES.map((name) => [name, contracts.map((line) => line[name] ?? 0)]),
					) as Record<ContractMeasure, number[]>),
				},
				rejected: { year: [], region: [], montant: [], lignes: [] },
			},
		],
		labour,
		pairs,
	);
}

/** The cells of a data set that an engine classified. */
export async function engineCells(engine: Engine): Promise<Cells> {
	return openCells(
		[await queryCells(engine)],
		await querySegments(engine),
		await queryRegionPairs(engine),
	);
}

/** A region that is the same in every edition. */
export const lasting = (code: string): RegionPair => byEdition(() => code);
