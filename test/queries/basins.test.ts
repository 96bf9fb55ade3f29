import { querySegments } from '$lib/queries/reference';
import { baseCodes } from '$lib/rules/inBase';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '$lib/engine/engine';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { queryBasins, queryBasinSegments, queryBasinStructures } from '$lib/queries/basins';
import { queryPoolingContracts } from '$lib/queries/poolingContracts';
import { queryPosts } from '$lib/queries/posts';
import { buyerPools } from '$lib/rules/buyerPools';
import { couvertureCsv } from '$lib/pages/downloads/couverture';
import { folderSource } from '$lib/server/folder';
import { openNative } from '$lib/server/native';
import type { PageSource } from '$lib/pages/source';

/** Rennes, Redon (on Bretagne and Pays de la Loire), Saint-Malo and Vitré, eleven lines, two posts. */
const FOLDER = 'test/fixtures/bassins';

let engine: Engine;
let site: PageSource;

beforeAll(async () => {
	engine = await openNative();
	const { info, present } = await loadDataset(engine, folderSource(FOLDER), { strict: true });
	await classifyDataset(engine);
	site = {
		engine,
		info,
		present,
		years: [2011, 2012],
		byDefault: { threshold: 50, borderline: true, year: 2012 },
		cells: { segments: await querySegments(engine) },
	} as unknown as PageSource;
});

afterAll(() => engine.close());

const baseAt = async (threshold: number) =>
	baseCodes(await querySegments(engine), { threshold, borderline: true });

test('spending by basin and segment: paid by the State, labour share at the threshold or above', async () => {
	// Rennes: cleaning 1 000 by a counted structure, 500.50 with 10 hours at 30.77 €. The university, the
	// town, energy and what was awarded stay out. 400 € are in no basin.
	expect(await queryBasinSegments(engine, 2012, await baseAt(50))).toEqual([
		{ basin: '0062', segment: 'nettoyage', base: 25_000, realised: 0 },
		{ basin: '5315', segment: 'nettoyage', base: 150_050, realised: 130_770 },
		{ basin: '5315', segment: 'securite', base: 50_000, realised: 0 },
		{ basin: null, segment: 'nettoyage', base: 40_000, realised: 0 },
	]);
});

test('the threshold is inclusive and moves the base: cleaning is at 65 %, security at 69 %', async () => {
	const at = async (threshold: number) =>
		(await queryBasinSegments(engine, 2012, await baseAt(threshold))).map(({ segment }) => segment);
	expect(await at(65)).toContain('nettoyage');
	expect([...new Set(await at(66))]).toEqual(['securite']);
});

test('a basin belongs to every region that it touches', async () => {
	const basins = await queryBasins(engine, '2020');
	expect(basins).toHaveLength(306);
	expect(basins.find(({ code }) => code === '0062')).toMatchObject({
		label: 'Redon',
		departements: ['56', '35', '44'],
		regions: { '2010': ['52', '53'], '2016': ['52', '53'] },
	});
	const across = (edition: '2010' | '2016') =>
		basins.filter(({ regions }) => regions[edition].length > 1).length;
	expect([across('2010'), across('2016')]).toEqual([41, 14]);
});

test('structures nearby are those that count in the year', async () => {
	expect(await queryBasinStructures(engine, 2012)).toEqual([
		{ basin: '5315', insertion: 1, handicap: 1 },
	]);
});

test('an empty column of a post is unknown, not false or zero', async () => {
	const [, second] = await queryPosts(engine);
	expect(second).toEqual({
		id: 'P2',
		fte: 1,
		start: '2012-07-01',
		end: null,
		host: 'Collectivité fictive',
		kind: 'collectivite',
		inNetwork: null,
		withBuyers: null,
		departement: '35',
		hours: null,
		contracts: null,
		funding: null,
	});
});

test('two State buyers whose cleaning contracts end within twelve months could pool', async () => {
	const pools = buyerPools(
		await queryPoolingContracts(engine, 2012, await baseAt(50)),
		'2012-06-30',
	);
	// Security: the second contract ends a day after the twelve months.
	expect(pools).toEqual([
		{
			basin: '5315',
			segment: 'nettoyage',
			buyers: ['Préfecture A', 'Rectorat B'],
			contracts: 2,
			amount: 150_050,
			from: '2012-12-31',
			to: '2013-06-30',
		},
	]);
});

describe('couverture.csv', () => {
	test('states at the reference date, FTE split, spending of the latest fiscal year', async () => {
		const lines = (await couvertureCsv(site)).split('\n');
		const of = (code: string) => lines.find((line) => line.startsWith(code));
		expect(lines[0]).toBe('bassin,libelle,etat,etp,postes,assiette_ht');
		expect(lines).toHaveLength(308);
		// P1 ends that very day: still active, in Rennes (its best mode) and Redon, 0.45 FTE each.
		expect(of('5315')).toBe('5315,Rennes,dedie,0.450000,1,2000.50');
		// A post there outweighs an older declaration.
		expect(of('0062')).toBe('0062,Redon,partiel,0.450000,1,250.00');
		// Its coverage row ended the day before, and it was declared that day.
		expect(of('5317')).toBe('5317,Saint-Malo,non_couvert,0.000000,0,0.00');
		// P2 begins the day after, and the declaration is dated the day after.
		expect(of('5319')).toBe('5319,Vitré,inconnu,0.000000,0,0.00');
	});

	test('without postes.csv nothing is known: the header alone, no row of zeros', async () => {
		const without = { ...site, present: { ...site.present, postes: false } };
		expect(await couvertureCsv(without)).toBe('bassin,libelle,etat,etp,postes,assiette_ht\n');
	});
});
