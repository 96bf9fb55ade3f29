import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemaOf } from '$lib/contract/schema';
import tables from '$lib/pipeline/check/tables.sql?raw';
import { readChecked } from '$lib/pipeline/tableCheck';
import { CHECK_MACROS as macros } from '$lib/pipeline/check/macros';
import { memorySource } from '$lib/pipeline/dataSource';
import { openNative, type NativeEngine } from '$lib/server/native';

let engine: NativeEngine;
beforeAll(async () => {
	engine = await openNative({ threads: 1 });
	await engine.run(macros);
});
afterAll(() => engine.close());

/** Pieces of lines, sound or not, whose number of records can be told without reading CSV. */
const line = fc.oneof(
	fc.constantFrom(
		'909,nettoyage',
		'90a,nettoyage',
		',nettoyage',
		'909',
		'1,2,3',
		'"909","nettoyage"',
		'"909","une ""autre"" chose"',
		'9"09,nettoyage',
		' 45,é€ ',
		'"jamais fermé',
		'"mal" fermé,x',
		'#,x',
		'\\N,NULL',
	),
	fc.tuple(fc.nat(99), fc.nat(99)).map(([a, b]) => `${a},${b}`),
);

describe('reading then checking', () => {
	it('keeps or lists every line of a messy file', async () => {
		const schema = schemaOf('segments_cpv');
		const file = fc.tuple(
			fc.array(line, { maxLength: 30 }),
			fc.constantFrom('\n', '\r\n', '\r'),
			fc.boolean(),
		);
		await fc.assert(
			fc.asyncProperty(file, async ([lines, newline, lastEnd]) => {
				// Nothing closes a quote left open but a quote followed by a separator or a line end:
				// here only those that start a field are, so each line is a record of its own.
				const text = ['prefixe_cpv,segment', ...lines].join(newline) + (lastEnd ? newline : '');
				await engine.run(tables);
				await engine.run(
					"CREATE OR REPLACE TABLE ref_segments AS SELECT 'nettoyage' AS code UNION ALL SELECT x::VARCHAR FROM range(50) r(x)",
				);
				const source = memorySource({ 'f.csv': text });
				const options = { repair: false, settings: {} };
				const read = await readChecked(engine, schema, source, 'f.csv', options);
				expect(read.enregistrements).toBe(lines.length);
				expect(read.kept + read.rejected + read.ecartes).toBe(lines.length);
				const [listed] = await engine.query<{ n: number }>(
					"SELECT count(DISTINCT ligne) AS n FROM constats_lus WHERE gravite = 'rejet'",
				);
				expect(read.kept + (listed?.n ?? 0)).toBe(lines.length);
			}),
			{ numRuns: 60 },
		);
	}, 120_000);
});
