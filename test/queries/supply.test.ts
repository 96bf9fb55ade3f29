import { baseCodes } from '$lib/rules/inBase';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { classifyDataset } from '$lib/pipeline/classify';
import { queryBasins, queryBasinSegments } from '$lib/queries/basins';
import { queryReferents } from '$lib/queries/prefects';
import { queryRegionPairs, querySegments } from '$lib/queries/reference';
import { queryHourValues, querySegmentSupply, querySupply } from '$lib/queries/supply';
import type { Edition } from '$lib/rules/territory';
import { openNative, type NativeEngine } from '$lib/server/native';
import { bareFinding, leversSupplyFinding, planDates } from '$lib/views/supply/supplyFindings';
import { leverSupply, planState, regionSupply } from '$lib/views/supply/supply';
import { openSource } from '$lib/pages/source';
import { supplyPlaces } from '$lib/pages/supply';
import { segmentPlaces } from '$lib/views/supply/places';
import { datasetText, loadFiles } from '../support/dataset';
import { A, A_OTHER, B, C, X, Y } from '../support/example';

/** Rennes (5315) and Saint-Malo (5317) are in Bretagne; Redon (0062) touches two regions. */
const FILES = {
	'achats.csv': `id,exercice,departement,bassin,acheteur_nom,segment,montant_ht,base_montant
1,2012,35,5315,Préfecture,nettoyage,1000,paye
2,2012,35,5317,Préfecture,securite,400,paye
3,2012,35,0062,Préfecture,nettoyage,700,paye
4,2012,35,,Préfecture,nettoyage,50,paye
5,2012,35,5317,Préfecture,energie,90,paye
`,
	'structures.csv': `siret,type,departement,bassin,segments,valide_du,valide_au,preuve_majorite
${A},ESAT,35,5315,nettoyage securite,,,
${A_OTHER},EI,35,5315,nettoyage,2012-01-01,,
${B},EI,35,5317,securite,2011-01-01,2011-12-31,
${C},AI,35,,,,,
${X},EQUIV,35,0062,nettoyage,,,
${Y},ACI,44,,nettoyage,,,
`,
	'referents.csv': `region,departement,service,plan_libelle,plan_du,plan_au,plan_url
53,,Service régional,Plan A,2011-01-01,2012-12-31,
53,35,Service 35,Plan A,2011-01-01,2012-12-31,
53,22,Service 22,Plan B,2013-01-01,,
53,29,Service 29,,,,
42,,Service alsacien,Plan C,2011-01-01,,
`,
};

let engine: NativeEngine;
beforeAll(async () => {
	engine = await openNative();
	await loadFiles(engine, FILES);
	await classifyDataset(engine);
});
afterAll(() => engine.close());

async function supplyOf(edition: Edition, region: string) {
	return regionSupply(
		{
			year: 2012,
			date: '2012-12-31',
			supply: await querySupply(engine, 2012, edition),
			segments: await querySegmentSupply(engine, 2012, edition),
			basins: await queryBasins(engine, '2020'),
			spending: await queryBasinSegments(
				engine,
				2012,
				baseCodes(await querySegments(engine), { threshold: 50, borderline: true }),
			),
			referents: await queryReferents(engine),
			pairs: await queryRegionPairs(engine),
		},
		edition,
		region,
	);
}

describe('who could serve a segment, basin by basin', () => {
	async function placesOf(diffusion: string) {
		const own = await openNative();
		const { info, present } = await loadFiles(own, {
			...FILES,
			'structures.csv': `siret,nom,type,departement,bassin,segments
${A},ESAT du Bocage,ESAT,35,5315,nettoyage securite
${A_OTHER},Atelier de Rennes,EI,35,5315,nettoyage
${C},,AI,35,,nettoyage
${Y},Chantier de Nantes,ACI,44,,nettoyage
`,
			'jeu.json': datasetText({ diffusion }),
		});
		await classifyDataset(own);
		const found = await supplyPlaces(
			await openSource({ engine: own, info, present }),
			'2010',
			'53',
		);
		await own.close();
		return found;
	}

	test('counted by kind, and never named where the data set is public', async () => {
		const found = await placesOf('public');
		expect(found.named).toBeNull();
		expect(JSON.stringify(found)).not.toMatch(/Bocage|Atelier|0009/);
		expect(segmentPlaces(found, 'nettoyage')).toEqual([
			{ basin: 'Rennes', structures: 2, kinds: '1\u00a0EI, 1\u00a0ESAT', names: null },
			{ basin: null, structures: 1, kinds: '1\u00a0AI', names: null },
		]);
		expect(segmentPlaces(found, 'energie')).toEqual([]);
	});

	test('named where it is internal', async () => {
		const found = await placesOf('interne');
		expect(segmentPlaces(found, 'nettoyage').map(({ names }) => names)).toEqual([
			'Atelier de Rennes (EI), ESAT du Bocage (ESAT)',
			'sans nom (AI)',
		]);
		expect(segmentPlaces(found, 'securite').map(({ names }) => names)).toEqual([
			'ESAT du Bocage (ESAT)',
		]);
		expect(JSON.stringify(found)).not.toContain('Nantes');
	});
});

const bretagne = () => supplyOf('2010', '53');

test('only structures that count in the year are there: no expired one, none without its proof', async () => {
	const found = await bretagne();
	expect(found.kinds.map(({ kind, structures, basins }) => [kind, structures, basins])).toEqual([
		// It says no basin: in how many it stands is unknown, which is not none.
		['AI', 1, null],
		['EI', 1, 1],
		['ESAT', 1, 1],
	]);
	expect(found).toMatchObject({ structures: 3, withoutSegment: 1, withoutBasin: 1 });
	expect(found.segments).toEqual([
		{ segment: 'nettoyage', insertion: 1, handicap: 1, basins: 1 },
		{ segment: 'securite', insertion: 0, handicap: 1, basins: 1 },
	]);
	// The year before, the firm of Saint-Malo counted.
	const before = await querySegmentSupply(engine, 2011, '2010');
	expect(before).not.toContainEqual(expect.objectContaining({ segment: 'securite', insertion: 1 }));
});

test('basins where the State buys in the base and no structure stands, by falling spending', async () => {
	const found = await bretagne();
	expect(found.bare).toEqual([
		{ code: '0062', label: 'Redon', base: 700_00, realised: 0 },
		{ code: '5317', label: 'Saint-Malo', base: 400_00, realised: 0 },
	]);
	expect(found.spending).toBe(3);
	expect(bareFinding(found)).toBe(
		'2\u00a0bassins sur 3 où l’État achète dans l’assiette, sans aucune structure comptée\u00a0: 1\u202f100\u00a0€.',
	);
});

describe('levers and structures', () => {
	const lever = (code: string, potential: number) => ({
		code,
		share: 0,
		reference: 0.1,
		potential,
		cumulated: potential,
		needed: true,
	});
	const plan = (...levers: ReturnType<typeof lever>[]) => ({
		levers,
		total: 0,
		closedBy: 1,
		remaining: 0,
	});

	test('a lever that no structure declares is said, with its euros', async () => {
		const { segments } = await bretagne();
		const found = leverSupply(
			plan(lever('accueil', 5_000_00), lever('securite', 100_00), lever('courrier', 0)),
			segments,
		);
		expect(found).toEqual([
			{ code: 'accueil', potential: 5_000_00, needed: true, insertion: 0, handicap: 0, basins: 0 },
			{ code: 'securite', potential: 100_00, needed: true, insertion: 0, handicap: 1, basins: 1 },
		]);
		expect(leversSupplyFinding(found)).toBe(
			'1\u00a0segment à potentiel sur 2 sans structure de la région qui le déclare\u00a0: 5\u202f000\u00a0€ sans offre connue.',
		);
	});
});

test('one plan each, with its dates, its state and every service that follows it', async () => {
	const { plans } = await bretagne();
	expect(plans.map(({ plan, state, services }) => [plan, state, services.length])).toEqual([
		['Plan A', 'en_vigueur', 2],
		['Plan B', 'a_venir', 1],
		[null, null, 1],
	]);
	expect(plans.map(planDates)).toEqual([
		'du 1er\u00a0janvier 2011 au 31\u00a0décembre 2012, en vigueur',
		'du 1er\u00a0janvier 2013 sans fin déclarée, à venir',
		'dates non déclarées',
	]);
	// Alsace is in Grand Est since 2016: its plan stands there too, since the file names regions of 2010.
	expect((await supplyOf('2016', '44')).plans.map(({ plan }) => plan)).toEqual(['Plan C']);
	expect(planState({ from: null, to: '2012-12-30' }, '2012-12-31')).toBe('termine');
});

test('an hour is worth 20 € of cost divided by the labour share of its segment', async () => {
	const values = await queryHourValues(engine);
	expect(values).toHaveLength(29);
	// 20 ÷ 0.65, 20 ÷ 0.50.
	expect(values).toContainEqual({ segment: 'nettoyage', value: 3_077, own: false });
	expect(values).toContainEqual({ segment: 'restauration', value: 4_000, own: false });
});
