import { schemaOf } from '$lib/contract/schema';
import type { Engine } from '$lib/engine/engine';
import { oncePerObject } from '$lib/once';
import type { EngineLife } from './engine.svelte';
import { fetchOk } from '$lib/engine/fetchOk';

/** Types of the columns in `detail/<region>/lignes-<exercice>.csv`; the other columns are texts. */
const TYPES: Readonly<Record<string, string>> = {
	integer: 'INTEGER',
	number: 'DECIMAL(18, 2)',
	boolean: 'BOOLEAN',
};

const FIELDS = schemaOf('detail_lignes').fields;

/** Amounts are euros in the files and cents in the engine. */
const columns = (): string =>
	FIELDS.map(({ name, type }) =>
		type === 'number'
			? `CAST("${name}" * 100 AS BIGINT) AS "${name.replace(/_ht$/, '')}"`
			: `"${name}"`,
	).join(', ');

const readCsv = (path: string): string =>
	`read_csv('${path}', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"',
		nullstr = '', columns = {${FIELDS.map(({ name, type }) => `'${name}': '${TYPES[type] ?? 'VARCHAR'}'`).join(', ')}})`;

async function has(engine: Engine, name: string): Promise<boolean> {
	const [found] = await engine.query<{ n: number }>(
		'SELECT CAST(count(*) AS INTEGER) AS n FROM information_schema.tables WHERE table_name = $1',
		[name],
	);
	return Number(found?.n) > 0;
}

const add = oncePerObject(async (engine: Engine, url: string) => {
	const response = await fetchOk(url);
	const path = await engine.putFile('lignes.csv', new Uint8Array(await response.arrayBuffer()));
	const select = `SELECT ${columns()} FROM ${readCsv(path)}`;
	await engine.run(
		(await has(engine, 'detail_lignes'))
			? `INSERT INTO detail_lignes ${select}`
			: `CREATE TABLE detail_lignes AS ${select}`,
	);
	await engine.dropFile(path);
});

/**
 * The running engine with the lines of some published files, each fetched once. A reader's own files
 * leave their lines in their engine: there nothing is fetched.
 * @param urls of `detail/<region>/lignes-<exercice>.csv`; none: the engine has its lines
 * @throws {Error} when the engine or a file does not come; the next call tries again
 */
export async function engineWithLines(life: EngineLife, urls: readonly string[]): Promise<Engine> {
	const engine = await life.start();
	// One after the other: the first makes the table.
	for (const url of urls) await add(engine, url);
	return engine;
}
