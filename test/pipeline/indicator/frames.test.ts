import { afterAll, beforeAll, expect, test } from 'vitest';
import { framedRows } from '$lib/pages/frames';
import { classifyDataset } from '$lib/pipeline/classify';
import { queryContractCount, queryFrames } from '$lib/queries/frames';
import { defaultQuestion } from '$lib/rules/question';
import { sumCells } from '$lib/rules/sumCells';
import { openNative, type NativeEngine } from '$lib/server/native';
import { engineCells } from '../../support/cells';
import { loadFiles } from '../../support/dataset';

// Awarded by the State in 2020, from 90 000 €: C1 (two lines, one with a clause), C2 without, C3 unknown,
// and a line of no contract, with a clause. C4 is below, C5 of a town, C6 of another year.
const PURCHASES = `id,exercice,departement,acheteur_nom,acheteur_niveau,segment,montant_ht,base_montant,clause_sociale,marche_reserve,contrat_id
A,2020,35,Préfecture,etat,nettoyage,50000,attribue,non,,C1
B,2020,35,Préfecture,etat,securite,40000,attribue,oui,,C1
C,2020,35,Préfecture,etat,nettoyage,90000,attribue,non,,C2
D,2020,35,Préfecture,etat,nettoyage,200000,attribue,inconnu,,C3
E,2020,35,Préfecture,etat,nettoyage,100000,attribue,,oui,
F,2020,35,Préfecture,etat,nettoyage,89999.99,attribue,oui,,C4
G,2020,35,Mairie,local,nettoyage,500000,attribue,oui,,C5
H,2019,35,Préfecture,etat,nettoyage,500000,attribue,oui,,C6
I,2020,35,Préfecture,etat,nettoyage,1000,paye,non,,C2
`;

let engine: NativeEngine;

beforeAll(async () => {
	engine = await openNative();
	await loadFiles(engine, { 'achats.csv': PURCHASES });
	await classifyDataset(engine);
});

afterAll(() => engine.close());

test('contracts are counted once, from the threshold up, the State’s alone', async () => {
	expect(await queryContractCount(engine, 2020, 90_000_00)).toEqual({
		contracts: 4,
		withClause: 2,
		unknown: 1,
	});
	expect(await queryContractCount(engine, 2021, 90_000_00)).toEqual({
		contracts: 0,
		withClause: 0,
		unknown: 0,
	});
});

test('the frames are read with their threshold in cents, in the order of the file', async () => {
	const frames = await queryFrames(engine);
	expect(
		frames.map(({ code, threshold, target, from, to }) => [code, threshold, target, from, to]),
	).toEqual([
		['circulaire', null, 0.1, '2008-12-03', null],
		['nombre_2020', 90_000_00, 0.25, '2020-01-01', '2024-12-31'],
		['nombre_2025', 90_000_00, 0.3, '2025-01-01', null],
		['condition_2026', null, null, '2026-08-22', null],
	]);
});

test('in 2020 two frames hold, and judge the same data apart', async () => {
	const byDefault = defaultQuestion(2020, '2010', 50);
	const cells = await engineCells(engine);
	const rows = await framedRows({
		engine,
		byDefault,
		answer: (question) => sumCells(cells, question),
	});
	expect(rows.map(({ code, result }) => [code, result])).toEqual([
		// Nothing realised of the 1 000 € paid; its supplier is named by nobody, and may count.
		['circulaire', { low: 0, high: 1, verdict: 'undetermined' }],
		// Two contracts of four, three if the unknown one carries a clause.
		['nombre_2020', { low: 0.5, high: 0.75, verdict: 'met' }],
		['nombre_2025', null],
		['condition_2026', null],
	]);
});
