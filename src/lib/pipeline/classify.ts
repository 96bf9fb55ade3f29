import type { Engine } from '$lib/engine/engine';
import basins from './sql/basins.sql?raw';
import classify from './sql/classify.sql?raw';
import { listBuyersAndContracts } from './lists';
import { prepareQuestions } from './measures';
import detail from './sql/detail.sql?raw';
import cube from './sql/cube.sql?raw';
import explore from './sql/explore.sql?raw';
import structures from './sql/structures.sql?raw';
import values from './sql/values.sql?raw';
import warnings from './sql/warnings.sql?raw';

/**
 * From the kept tables that `loadDataset` leaves to classified lines (`lignes`), the published cube
 * and its companions. Amounts in integer cents. Adds the warnings that only the classification sees
 * to `constats`.
 */
export async function classifyDataset(engine: Engine): Promise<void> {
	for (const script of [structures, values, classify, warnings, cube, basins, explore, detail]) {
		await engine.run(script);
	}
	await listBuyersAndContracts(engine);
	await prepareQuestions(engine);
}
