import { afterAll, beforeAll, expect, test } from 'vitest';
import { classifyDataset } from '$lib/pipeline/classify';
import { queryBuyers, queryBuyersByRegion, queryMinistries } from '$lib/queries/buyers';
import { querySegments } from '$lib/queries/reference';
import { queryEndingContracts } from '$lib/queries/contracts';
import { defaultQuestion, type Question } from '$lib/rules/question';
import { baseOf } from '$lib/rules/answer';
import { sumCells } from '$lib/rules/sumCells';
import { openNative, type NativeEngine } from '$lib/server/native';
import { buyersOf, buyersSummary, levelsOf, ministriesOf } from '$lib/views/market/buyers';
import { contractsWithin, countedOnly } from '$lib/views/market/contracts';
import { KEPT_BUYERS, KEPT_BUYERS_BY_SEGMENT, KEPT_CONTRACTS } from '$lib/rules/kept';
import { engineCells } from '../../support/cells';
import { datasetText, loadFiles, replacePurchases } from '../../support/dataset';
import { A, A_OTHER, EXAMPLE_FILES, X, Y } from '../../support/example';

const byDefault = defaultQuestion(2012, '2010', 50);
const opened: NativeEngine[] = [];

async function classified(files: Readonly<Record<string, string>>): Promise<NativeEngine> {
	const engine = await openNative();
	opened.push(engine);
	await loadFiles(engine, files);
	await classifyDataset(engine);
	return engine;
}

afterAll(async () => {
	for (const engine of opened) await engine.close();
});

const BUYERS = `id,exercice,departement,acheteur_nom,acheteur_siret,acheteur_niveau,ministere,segment,fournisseur_siret,montant_ht,base_montant,clause_sociale,heures_insertion,contrat_id,contrat_fin
1,2012,35,Préfecture,,etat_deconcentre,Intérieur,nettoyage,${A},1000,paye,,,C1,2013-03-31
2,2012,35,Préfecture,,etat_deconcentre,Intérieur,nettoyage,${X},9000,paye,,,C1,2013-06-30
3,2012,35,Rectorat,,etat_deconcentre,Éducation,securite,${X},5000,paye,,,C2,2014-12-31
4,2012,35,Rectorat,,etat_deconcentre,Éducation,nettoyage,${A_OTHER},500,paye,,,,2013-01-15
5,2012,22,Ministère,,etat_central,Éducation,nettoyage,${X},2000,paye,oui,40,C3,2012-12-30
6,2012,44,Ministère,,etat_central,Éducation,nettoyage,${X},100,paye,,,,
7,2012,35,Université,,etablissement_public,Éducation,nettoyage,${A},700,paye,,,C4,2013-02-28
8,2012,35,Mairie,,local,,nettoyage,${A},800,paye,,,C5,2013-02-28
9,2012,35,Préfecture,,etat_deconcentre,Intérieur,energie,${A},6000,paye,,,C6,2013-02-28
10,2012,35,Préfecture,,etat_deconcentre,Intérieur,securite,${Y},40000,attribue,,,C7,2013-12-31
11,2011,35,Rectorat,,etat_deconcentre,Éducation,securite,${X},4000,paye,,,C2,2013-12-31
12,2012,35,Rectorat,,etat_deconcentre,Éducation,securite,${X},-5000,paye,,,C8,2014-01-01
`;
const FILES = { 'achats.csv': BUYERS, 'structures.csv': EXAMPLE_FILES['structures.csv'] ?? '' };

let small: NativeEngine;
beforeAll(async () => {
	small = await classified(FILES);
});

test('every region at once gives what each is given alone, and no region is made up', async () => {
	const elsewhere = BUYERS.replace(/^(1|2),2012,35,/gm, '$1,2012,,').replace(
		/^(3|4),2012,35,/gm,
		'$1,2012,67,',
	);
	const engine = await classified({ ...FILES, 'achats.csv': elsewhere });
	for (const edition of ['2010', '2016'] as const) {
		const question = { ...byDefault, edition };
		const found = await queryBuyersByRegion(engine, question);
		expect([...found.keys()].sort()).toEqual([edition === '2010' ? '42' : '44', '52', '53', 'NR']);
		for (const [region, rows] of found)
			expect(rows).toEqual(
				await queryBuyers(engine, question, region, await querySegments(engine)),
			);
	}
});

test('buyers of a region: levels, ministries, those with nothing, what is to be reviewed', async () => {
	const rows = await queryBuyers(small, byDefault, '53', await querySegments(small));
	const buyers = buyersOf(rows);
	expect(
		buyers.map(({ name, sums: { base, org, hours, unidentified }, nothing }) => [
			name,
			base,
			org,
			hours,
			unidentified,
			nothing,
		]),
	).toEqual([
		['Préfecture', 10_000_00, 1_000_00, 0, 0, false],
		// 40 h at 30.77 €.
		['Ministère', 2_000_00, 0, 1_230_80, 0, false],
		// 5 000 − 5 000 + 500 by another establishment of A's firm.
		['Rectorat', 500_00, 0, 0, 500_00, true],
	]);
	expect(buyers[0]?.indicator).toMatchObject({ share: 0.1, signedGap: 0, verdict: 'met' });
	expect(buyers[2]?.indicator).toMatchObject({
		share: 0,
		low: 0,
		high: 1,
		verdict: 'undetermined',
	});
	expect(buyersSummary(buyers)).toEqual({
		named: 3,
		without: 1,
		withoutBase: 500_00,
		withoutUnidentified: 500_00,
		others: 0,
	});
	expect(levelsOf(rows).map(({ code, buyers: n, sums }) => [code, n, sums.base])).toEqual([
		['etat_deconcentre', 2, 10_500_00],
		['etat_central', 1, 2_000_00],
	]);
	expect(ministriesOf(rows).map(({ code, sums }) => [code, sums.base])).toEqual([
		['Intérieur', 10_000_00],
		['Éducation', 2_500_00],
	]);
});

test('controls: public establishments, cautious hours, one family', async () => {
	const base = async (change: Partial<Question>) =>
		(await queryBuyers(small, { ...byDefault, ...change }, '53', await querySegments(small))).map(
			({ name, org, hours }) => [name, org, hours],
		);
	expect(await base({ establishments: true })).toContainEqual(['Université', 700_00, 0]);
	// 40 h at 24.62 €, and at 36.92 €.
	expect(await base({ hourValue: 'prudente' })).toContainEqual(['Ministère', 0, 984_80]);
	expect(await base({ hourValue: 'genereuse' })).toContainEqual(['Ministère', 0, 1_476_80]);
	expect(await base({ family: 'insertion' })).toContainEqual(['Préfecture', 0, 0]);
	expect(await base({ family: 'handicap' })).toContainEqual(['Ministère', 0, 0]);
	// Above cleaning's 65 % only security is left: 5 000 − 5 000 at the rectorat.
	expect(await base({ threshold: 66 })).toEqual([['Rectorat', 0, 0]]);
	// The same controls at another threshold.
	expect(await base({ threshold: 60, establishments: true })).toContainEqual([
		'Université',
		700_00,
		0,
	]);
	expect(await base({ threshold: 60, hourValue: 'prudente' })).toContainEqual([
		'Ministère',
		0,
		984_80,
	]);
	expect(await base({ threshold: 60, family: 'insertion' })).toContainEqual(['Préfecture', 0, 0]);
	const ministries = await queryMinistries(
		small,
		{ ...byDefault, threshold: 60 },
		await querySegments(small),
	);
	// Of the whole country: Loire-Atlantique's 100 € with the 2 500 € of Bretagne.
	expect(ministries.map(({ ministry, base: sum }) => [ministry, sum])).toEqual([
		['Intérieur', 10_000_00],
		['Éducation', 2_600_00],
	]);
});

test('contracts: the latest end told counts, on the last year paid; others stay out', async () => {
	const contracts = await queryEndingContracts(small, byDefault, '53', await querySegments(small));
	// C3 ended the day before, C4 is of an establishment, C5 of a town, C6 is energy.
	expect(
		contracts.map(({ buyer, segment, end, basis, year, amount, realised }) => [
			buyer,
			segment,
			end,
			basis,
			year,
			amount,
			realised,
		]),
	).toEqual([
		['Rectorat', 'nettoyage', '2013-01-15', 'paye', 2012, 500_00, 0],
		['Préfecture', 'nettoyage', '2013-06-30', 'paye', 2012, 10_000_00, 1_000_00],
		['Préfecture', 'securite', '2013-12-31', 'attribue', 2012, 40_000_00, 0],
		['Rectorat', 'securite', '2014-01-01', 'paye', 2012, -5_000_00, 0],
		['Rectorat', 'securite', '2014-12-31', 'paye', 2012, 5_000_00, 0],
	]);
	const ended = async (change: Partial<Question>) =>
		(
			await queryEndingContracts(
				small,
				{ ...byDefault, ...change },
				'53',
				await querySegments(small),
			)
		).map(({ buyer, segment, realised }) => [buyer, segment, realised]);
	expect(await ended({ threshold: 66 })).toEqual([
		['Préfecture', 'securite', 0],
		['Rectorat', 'securite', 0],
		['Rectorat', 'securite', 0],
	]);
	// A disability structure performed the 1 000 €.
	expect(await ended({ family: 'handicap' })).toContainEqual(['Préfecture', 'nettoyage', 1_000_00]);
	expect(await ended({ family: 'insertion' })).toContainEqual(['Préfecture', 'nettoyage', 0]);
	// Cleaning's interval holds 70 %: it is out with the borderline segments.
	expect(await ended({ threshold: 65, borderline: false })).toEqual(await ended({ threshold: 66 }));
	const within = (months: number) =>
		contractsWithin(contracts, { from: '2012-12-31', months }).length;
	expect([within(6), within(12), within(24)]).toEqual([2, 3, 5]);
	const potentials = new Map([['securite', 1]]);
	expect(
		contractsWithin(contracts, { from: '2012-12-31', months: 12, potentials }).map(
			({ segment }) => segment,
		),
	).toEqual(['securite']);
});

test('an identifier of a contract is published only where the data set says so', async () => {
	const ids = async (engine: NativeEngine) =>
		(await queryEndingContracts(engine, byDefault, '53', await querySegments(engine))).map(
			({ id }) => id,
		);
	expect(await ids(small)).toEqual([null, null, null, null, null]);
	const inside = await classified({ ...FILES, 'jeu.json': datasetText({ diffusion: 'interne' }) });
	expect(await ids(inside)).toEqual([null, 'C1', 'C7', 'C8', 'C2']);
});

/** Many buyers, each line its own contract. */
const CROWD = `
	SELECT i + 2 AS ligne, 'L' || i AS id, 2009 + i % 4 AS exercice,
		(SELECT list(code ORDER BY code) FROM ref_departements)[1 + (i * 7) % 108] AS departement,
		'Service ' || (i * 31) % 3000 AS acheteur_nom,
		['etat_central', 'etat_deconcentre', 'etat'][1 + (i * 31) % 3] AS acheteur_niveau,
		'Ministère ' || (i * 31) % 8 AS ministere,
		(SELECT list(code ORDER BY code) FROM ref_segments)[1 + (i * 13) % 29] AS segment,
		'F' AS fournisseur_nom, false AS fournisseur_valide, false AS sous_traitant_valide,
		CAST(1000 + (i * 7919) % 100000 AS BIGINT) AS montant_cts, 'paye' AS base_montant,
		false AS clause_sociale, false AS marche_reserve,
		CAST(i % 5 AS DECIMAL(18, 6)) AS heures_insertion,
		'C' || i AS contrat_id, DATE '2013-01-01' + CAST(i % 700 AS INTEGER) AS contrat_fin
	FROM range($n) t(i)`;

test('a crowd of buyers and contracts stays bounded, and every cent stays counted', async () => {
	const engine = await classified(EXAMPLE_FILES);
	await replacePurchases(engine, CROWD.replace('$n', '60000'));
	await classifyDataset(engine);
	const question = { ...byDefault, edition: '2016' as const };
	const rows = await queryBuyers(engine, question, '44', await querySegments(engine));
	const named = rows.filter(({ buyer }) => buyer !== null);
	// Three regions of 2010 make region 44: at most fifty buyers from each, and fifty from the whole.
	expect(named.length).toBeGreaterThanOrEqual(KEPT_BUYERS);
	expect(named.length).toBeLessThanOrEqual(4 * KEPT_BUYERS);
	expect(rows.length - named.length).toBeLessThanOrEqual(24);
	const cells = await engineCells(engine);
	const whole = baseOf(sumCells(cells, question), '44');
	expect(rows.reduce((sum, { base }) => sum + base, 0)).toBe(whole.base);
	expect(rows.reduce((sum, { hours }) => sum + hours, 0)).toBe(whole.hours);
	expect(rows.reduce((sum, { lines }) => sum + lines, 0)).toBe(whole.lines);
	// What is told of one buyer is all that it bought there, counted line by line.
	const counted = async (name: string, share: number) => {
		const [alone] = await engine.query<{ base: number }>(
			`SELECT CAST(sum(a.montant_cts) AS DOUBLE) AS base
			FROM achats a
			JOIN ref_departements d ON d.code = a.departement AND d.region_2016 = '44'
			JOIN ref_segments s ON s.code = a.segment AND s.achats_courants
				AND s.part_main_oeuvre >= $2
			WHERE a.exercice = 2012 AND a.acheteur_nom = $1`,
			[name, share],
		);
		return alone?.base;
	};
	expect(named[0]?.base).toBe(await counted(named[0]?.name ?? '', 0.5));
	// At another threshold too, the greatest of the same buyers; the others keep their level.
	const lower = { ...question, threshold: 40 };
	const wider = await queryBuyers(engine, lower, '44', await querySegments(engine));
	const apart = wider.filter(({ buyer }) => buyer !== null);
	expect(apart.length).toBeGreaterThanOrEqual(KEPT_BUYERS_BY_SEGMENT);
	expect(apart.length).toBeLessThanOrEqual(4 * KEPT_BUYERS_BY_SEGMENT);
	const greatest = named.slice(0, KEPT_BUYERS_BY_SEGMENT).map(({ name }) => name);
	expect(apart.map(({ name }) => name)).toEqual(expect.arrayContaining(greatest));
	for (const { name, base } of apart.slice(0, 5)) {
		expect(base).toBe(await counted(name ?? '', 0.4));
	}
	expect(wider.length - apart.length).toBeLessThanOrEqual(3);
	const of = (region: string) => baseOf(sumCells(cells, lower), region);
	expect(wider.reduce((sum, { base }) => sum + base, 0)).toBe(of('44').base);
	expect(wider.reduce((sum, { hours }) => sum + hours, 0)).toBe(of('44').hours);
	const ministries = await queryMinistries(engine, lower, await querySegments(engine));
	// Lines of 2012 are one in four: only two of the eight ministries have some.
	expect(ministries.length).toBe(2);
	expect(ministries.reduce((sum, { base }) => sum + base, 0)).toBe(of('FR').base);
	expect(ministries.reduce((sum, { lines }) => sum + lines, 0)).toBe(of('FR').lines);
	const contracts = await queryEndingContracts(
		engine,
		byDefault,
		'53',
		await querySegments(engine),
	);
	const told = contracts.filter(({ contract }) => contract !== null);
	expect(told.length).toBeLessThanOrEqual(KEPT_CONTRACTS);
	const [ending] = await engine.query<{ n: number }>(
		`SELECT CAST(count(*) AS INTEGER) AS n
		FROM achats a
		JOIN ref_departements d ON d.code = a.departement AND d.region_2010 = '53'
		JOIN ref_segments s ON s.code = a.segment AND s.achats_courants AND s.part_main_oeuvre >= 0.5`,
	);
	expect(told.length + countedOnly(contracts)).toBe(ending?.n);
});
