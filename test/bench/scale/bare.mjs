/**
 * The same file, read with the same strict options by DuckDB alone: `sum`, one aggregation, or `load`, its
 * lines as they are in a table, all its columns as text. Prints the seconds, by the clock and of the cores.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { closeSync, openSync, readSync } from 'node:fs';

const [path = '', task = ''] = process.argv.slice(2);
const start = Buffer.alloc(4096);
const handle = openSync(path, 'r');
readSync(handle, start);
closeSync(handle);
const columns = start.toString().split('\n', 1)[0].split(',');
const types = columns.map((name) => `'${name}': 'VARCHAR'`).join(', ');

const file = `read_csv('${path.replaceAll("'", "''")}', auto_detect=false, header=true, strict_mode=true,
	delim=',', quote='"', escape='"', comment='', new_line='\\n', store_rejects=true, columns={${types}})`;
/** @type {Record<string, string>} */
const TASKS = {
	sum: `SELECT exercice, departement, segment, base_montant, acheteur_niveau, count(*),
			sum(TRY_CAST(montant_ht AS DECIMAL(13,2))), sum(TRY_CAST(sous_traitance_ht AS DECIMAL(13,2))),
			sum(TRY_CAST(heures_insertion AS DECIMAL(18,6)))
		FROM ${file}
		GROUP BY ALL`,
	load: `CREATE TABLE lignes AS FROM ${file}`,
};
const sql = TASKS[task];
if (sql === undefined) throw new Error(`sum or load, not ${task}`);

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const since = performance.now();
const used = process.cpuUsage();
await connection.runAndReadAll(sql);
const { user, system } = process.cpuUsage(used);
console.log(
	JSON.stringify({ seconds: (performance.now() - since) / 1000, cpu: (user + system) / 1e6 }),
);
connection.closeSync();
