import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QueryError } from '$lib/engine/engine';
import { openNative, type NativeEngine } from '$lib/server/native';

let engine: NativeEngine;
beforeAll(async () => {
	engine = await openNative({ threads: 1 });
});
afterAll(() => engine.close());

describe('native engine', () => {
	it('gives numbers for integers, decimals and sums, and null for NULL', async () => {
		const rows = await engine.query(
			`SELECT sum(x) AS somme, 1.50::DECIMAL(18,2) AS decimale, NULL AS rien, true AS vrai, 'é' AS texte
			 FROM (VALUES (3000000000::BIGINT), (4)) t(x)`,
		);
		expect(rows).toEqual([
			{ somme: 3000000004, decimale: 1.5, rien: null, vrai: true, texte: 'é' },
		]);
	});

	it('binds by position, whole numbers beyond 32 bits included', async () => {
		const rows = await engine.query('SELECT $2 AS b, $1 AS a, $3 AS c, $4 AS d, $5 AS e', [
			3000000000,
			'x',
			0.5,
			null,
			false,
		]);
		expect(rows).toEqual([{ b: 'x', a: 3000000000, c: 0.5, d: null, e: false }]);
	});

	it('refuses what would lose digits or needs a cast, with the SQL', async () => {
		await expect(engine.query('SELECT 9007199254740993 AS n')).rejects.toThrow('2^53');
		await expect(engine.query("SELECT DATE '2012-01-01' AS d")).rejects.toThrow('cast in SQL');
		const error = await engine.query('SELECT * FROM absente').catch((e: unknown) => e);
		expect(error).toBeInstanceOf(QueryError);
		expect((error as QueryError).sql).toBe('SELECT * FROM absente');
	});

	it('runs scripts and goes on after a refused statement', async () => {
		await engine.run('CREATE TABLE t(n INTEGER); INSERT INTO t VALUES (1), (2);');
		await expect(engine.run('INSERT INTO t VALUES (3); SELECT nimporte_quoi()')).rejects.toThrow();
		expect(await engine.query('SELECT count(*) AS n FROM t')).toEqual([{ n: 3 }]);
	});

	it('never reaches out for an extension', async () => {
		await expect(engine.run('LOAD spatial')).rejects.toThrow();
	});

	it('reads given files, replaces and releases them', async () => {
		const text = (s: string) => new TextEncoder().encode(s);
		const read = (path: string) =>
			engine.query(
				`SELECT a FROM read_csv('${path}', auto_detect=false, header=false, columns={'a': 'VARCHAR'})`,
			);
		const first = await engine.putFile('f.csv', text('un\n'));
		expect(await engine.putFile('f.csv', text('deux\n'))).toBe(first);
		expect(await read(first)).toEqual([{ a: 'deux' }]);
		await engine.putFile('f.csv', text('3\n'));
		expect(await read(first)).toEqual([{ a: '3' }]);
		await engine.dropFile(first);
		await expect(read(first)).rejects.toThrow();
	});

	it('gives results by column', async () => {
		const batches = [];
		const sql = "SELECT i::BIGINT AS n, 'v' || i AS t FROM range(3000) r(i) ORDER BY i";
		for await (const batch of engine.batches(sql)) batches.push(batch);
		expect(batches.map((batch) => batch.rows).reduce((a, b) => a + b)).toBe(3000);
		expect(batches[0]?.names).toEqual(['n', 't']);
		expect(batches[0]?.types).toEqual(['BIGINT', 'VARCHAR']);
		expect(batches.flatMap((batch) => batch.columns[1])[2999]).toBe('v2999');
	});
});
