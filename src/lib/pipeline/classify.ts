import type { Engine } from '$lib/engine/engine';
import { inWrittenCodes } from '$lib/queries/baseSegments';
import { fill } from '$lib/queries/fill';
import { literal } from '$lib/queries/literal';
import { querySegments } from '$lib/queries/reference';
import { offeredBases } from '$lib/rules/inBase';
import { CONTRACT_WEIGHT } from '$lib/rules/largestContracts';
import { MIN_LINES } from '$lib/rules/ranking';
import { CAUTIOUS_TENTHS, GENEROUS_TENTHS, HOURLY_COST } from '$lib/rules/hourValue';
import basins from './sql/basins.sql?raw';
import classify from './sql/classify.sql?raw';
import { listBuyersAndContracts } from './lists';
import { REGION_WORDS } from './regionSql';
import { CLASSIFY_WORDS, CUBE_WORDS, DETAIL_WORDS } from './measureSql';
import completeness from './sql/completeness.sql?raw';
import detail from './sql/detail.sql?raw';
import concentration from './sql/concentration.sql?raw';
import contractPieces from './sql/contractPieces.sql?raw';
import cube from './sql/cube.sql?raw';
import explore from './sql/explore.sql?raw';
import greatestContracts from './sql/greatestContracts.sql?raw';
import labels from './sql/labels.sql?raw';
import levels from './sql/levels.sql?raw';
import structures from './sql/structures.sql?raw';
import values from './sql/values.sql?raw';
import warnings from './sql/warnings.sql?raw';

/** A line that finds no row of a table it is joined to would be lost in silence. */
async function verifyLines(engine: Engine): Promise<void> {
	const [row] = await engine.query<{ kept: number; classified: number }>(
		`SELECT (SELECT count(*) FROM achats_gardes) AS kept, (SELECT count(*) FROM lignes) AS classified`,
	);
	if (row?.kept === row?.classified) return;
	throw new Error(`${row?.kept} lines kept, but ${row?.classified} classified`);
}

/** Lines classified one by one, from the kept tables. */
async function classifyLines(engine: Engine): Promise<void> {
	const words = {
		...CLASSIFY_WORDS,
		cost: String(HOURLY_COST),
		cautious: String(CAUTIOUS_TENTHS),
		generous: String(GENEROUS_TENTHS),
	};
	for (const script of [labels, structures, values, fill(classify, words)])
		await engine.run(script);
	await verifyLines(engine);
}

const CELLS = fill(cube, { ...CUBE_WORDS, ...REGION_WORDS });

/** From the kept tables to the published cube and nothing else, for who asks its sums alone (`querySums`). */
export async function sumLines(engine: Engine): Promise<void> {
	await classifyLines(engine);
	await engine.run(CELLS);
}

/**
 * From the kept tables that `loadDataset` leaves to classified lines (`lignes`), the published cube
 * and its companions. Amounts in integer cents. Adds the warnings that only the classification sees
 * to `constats`.
 */
export async function classifyDataset(engine: Engine): Promise<void> {
	await classifyLines(engine);
	// Which segments a base holds is said by the rules alone: the scripts receive their codes.
	const bases = offeredBases(await querySegments(engine));
	const words = {
		...REGION_WORDS,
		offered: inWrittenCodes('s.code', bases.offered),
		bases: bases.bases.map((codes) => `(${literal(codes.join(' '))})`).join(', '),
		weight: String(CONTRACT_WEIGHT),
		lines: String(MIN_LINES),
	};
	const contracts = [contractPieces, greatestContracts, concentration].map((sql) =>
		fill(sql, words),
	);
	const [tables, lines] = [fill(explore, REGION_WORDS), fill(detail, DETAIL_WORDS)];
	const received = fill(completeness, REGION_WORDS);
	for (const script of [warnings, CELLS, levels, ...contracts, received, basins, tables, lines])
		await engine.run(script);
	await listBuyersAndContracts(engine, bases);
}
