import { afterAll, beforeAll, expect, test } from 'vitest';
import { classifyDataset } from '$lib/pipeline/classify';
import { baseOf } from '$lib/rules/answer';
import { judge } from '$lib/rules/indicator';
import { defaultQuestion } from '$lib/rules/question';
import { sumCells } from '$lib/rules/sumCells';
import { openNative, type NativeEngine } from '$lib/server/native';
import { awardedIndicator, clauseShare } from '$lib/views/awarded';
import { engineCells } from '../../support/cells';
import { loadFiles } from '../../support/dataset';

// Of 1 000 €: 100 with a clause, 200 reserved whose clause nobody told, 300 without, 400 unknown.
const PURCHASES = `id,exercice,departement,acheteur_nom,acheteur_niveau,segment,montant_ht,base_montant,clause_sociale,marche_reserve
A,2012,35,Préfecture,etat,nettoyage,100,paye,oui,inconnu
B,2012,35,Préfecture,etat,nettoyage,200,paye,inconnu,oui
C,2012,35,Préfecture,etat,nettoyage,300,paye,non,
D,2012,35,Préfecture,etat,nettoyage,400,paye,Inconnue,non
E,2012,35,Préfecture,etat,nettoyage,50,paye,peut-être,
`;

let engine: NativeEngine;

beforeAll(async () => {
	engine = await openNative();
	await loadFiles(engine, { 'achats.csv': PURCHASES });
	await classifyDataset(engine);
});

afterAll(() => engine.close());

test('an unknown clause makes of M3 an interval, which « non » and an empty cell do not', async () => {
	const sums = baseOf(sumCells(await engineCells(engine), defaultQuestion(2012, '2010', 50)));
	expect([sums.base, sums.clause, sums.clauseUnknown]).toEqual([100_000, 30_000, 40_000]);
	const found = judge(sums);
	expect([found.lowM3, found.highM3]).toEqual([0.3, 0.7]);
	expect(clauseShare(awardedIndicator(sums))).toBe('de 30,0\u00a0% à 70,0\u00a0%');
});

test('what is neither yes, no nor unknown is set aside, and the sentence says what to write', async () => {
	const found = await engine.query(
		"SELECT colonne, valeur, regle FROM constats WHERE gravite = 'rejet'",
	);
	expect(found).toEqual([
		{
			colonne: 'clause_sociale',
			valeur: 'peut-être',
			regle:
				'ni vrai ni faux\u00a0: écrire true/false, vrai/faux, oui/non, 1/0, ou «\u00a0inconnu\u00a0»',
		},
	]);
});

test('where nothing is told, M3 is unknown, never zero', () => {
	expect(clauseShare({ lowM3: 0, highM3: 1 })).toBe('inconnue');
	expect(clauseShare({ lowM3: 0, highM3: 0 })).toBe('0,0\u00a0%');
	expect(clauseShare({ lowM3: null, highM3: null })).toBe('non calculable');
});
