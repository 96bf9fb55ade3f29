import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settleBasinEdition } from '$lib/server/importers/basinEdition';
import { openNative, type NativeEngine } from '$lib/server/native';
import { issuesOf } from '../../support/dataset';
import { Workbench } from './workbench';

const bench = new Workbench();
let engine: NativeEngine;
let dated2020: string;
beforeAll(async () => {
	engine = await openNative({ threads: 1 });
	await engine.run(
		`CREATE TABLE ref_bassins AS SELECT unnest(['2010', '2020']) AS edition;
		CREATE TABLE communes_lues (edition VARCHAR);`,
	);
	dated2020 = dirname(bench.file('deja/jeu.json', '{"edition_bassins": "2020"}'));
});
afterAll(async () => {
	await engine.close();
	bench.clear();
});

/** The edition settled with a commune table of these editions, a folder and an option. */
async function settled(given: {
	communes?: string[];
	out?: string;
	basinEdition?: string;
	replace?: boolean;
}): Promise<string> {
	const { communes, out = bench.out(), ...options } = given;
	await engine.run(
		`DELETE FROM communes_lues;
		INSERT INTO communes_lues SELECT unnest([${(communes ?? []).map((edition) => `'${edition}'`).join()}]::VARCHAR[]);`,
	);
	const table = communes && 'communes.csv';
	return settleBasinEdition(engine, { inputs: [], out, ...options }, table);
}

describe('the edition of the zones that an import writes', () => {
	it('comes from the communes, the folder or the option; else 2020', async () => {
		expect(await settled({})).toBe('2020');
		expect(await settled({ communes: ['2010'] })).toBe('2010');
		expect(await settled({ communes: [''], basinEdition: '2010' })).toBe('2010');
		expect(await settled({ out: dated2020, communes: ['2020'] })).toBe('2020');
		expect(await settled({ out: dated2020, basinEdition: '2010', replace: true })).toBe('2010');
	});

	it.each([
		[{ communes: ['2010', '2020'] }, 'plusieurs éditions des zones d’emploi (2010, 2020)'],
		[{ communes: ['2010'], basinEdition: '2020' }, '«\u00a0--edition-bassins\u00a0» dit 2020'],
		[
			{ basinEdition: '1990' },
			'édition 1990 des zones d’emploi inconnue de bassins.csv, qui a 2010 et 2020',
		],
	])('%j is refused', async (given, words) => {
		const [issue] = await issuesOf(settled(given));
		expect(issue?.message).toContain(words);
	});

	it('refuses to fill a folder of another edition', async () => {
		const [issue] = await issuesOf(settled({ communes: ['2010'], out: dated2020 }));
		expect(issue?.message).toMatch(/zones d’emploi de 2010, mais .*jeu\.json.* dit 2020/);
	});
});
