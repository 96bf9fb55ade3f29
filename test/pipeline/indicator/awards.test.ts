import { afterAll, beforeAll, expect, test } from 'vitest';
import { classifyDataset } from '$lib/pipeline/classify';
import { queryAwards, type Awards } from '$lib/queries/awards';
import { querySegments } from '$lib/queries/reference';
import { defaultQuestion } from '$lib/rules/question';
import { openNative, type NativeEngine } from '$lib/server/native';
import { awardingRows, endingSentence, heldSentence } from '$lib/views/awards';
import { datasetText, loadFiles } from '../../support/dataset';

const head =
	'id,exercice,departement,acheteur_nom,acheteur_niveau,segment,fournisseur_siret,montant_ht,base_montant,clause_sociale,contrat_id,contrat_fin\n';
const STRUCTURES = 'siret,nom,type,departement\n00090001900019,Atelier Fictif,EI,35\n';
// The State awards 400 € of cleaning in two lots to two firms, one of them a structure, and guards.
const STATE = `${head}A1,2012,35,Préfecture,etat,nettoyage,00090001900019,100,attribue,oui,K1,2013-06-30
A2,2012,35,Préfecture,etat,nettoyage,00090004300019,300,attribue,inconnu,K1,2013-06-30
A3,2012,35,Rectorat,etat,securite,00090004300019,600,attribue,non,K2,2014-06-30
A4,2012,35,Commune,local,nettoyage,00090001900019,9000,attribue,non,K3,2013-06-30
`;

let engine: NativeEngine;

async function awardsOf(purchases: string): Promise<Awards | null> {
	await loadFiles(engine, {
		'achats.csv': purchases,
		'structures.csv': STRUCTURES,
		'jeu.json': datasetText({ date_reference: '2012-12-31' }),
	});
	await classifyDataset(engine);
	return queryAwards(engine, defaultQuestion(2012, '2010', 50), await querySegments(engine));
}

beforeAll(async () => {
	engine = await openNative();
});

afterAll(() => engine.close());

test('a data set of awards lists the State’s buyers, what ends within a year, what structures hold', async () => {
	const awards = await awardsOf(STATE);
	if (!awards) throw new Error('no awards');
	expect(awards.scope).toBe('etat');
	expect(awardingRows(awards.buyers)).toMatchObject([
		{ name: 'Rectorat', base: 60_000, org: 0, share: 0, lowM3: 0, highM3: 0, contracts: 1 },
		// 100 of 400 € to a structure; 100 € under a clause, 300 € of unknown clause.
		{ name: 'Préfecture', base: 40_000, share: 0.25, lowM3: 0.25, highM3: 1, contracts: 1 },
	]);
	expect(awards.ending).toMatchObject([
		{ buyer: 'Préfecture', end: '2013-06-30', amount: 40_000, org: 10_000, clause: true },
	]);
	expect(awards.held).toMatchObject([{ buyer: 'Préfecture', org: 10_000, year: 2012 }]);
	expect(awards.held[0]?.kind).toContain('insertion');
	expect(endingSentence(awards, '2012-12-31')).toContain('1\u00a0marché attribué finit');
	expect(heldSentence(awards)).toContain('pour 100\u00a0€');
});

test('where the State awarded nothing, the lists are those of every public buyer', async () => {
	const others = STATE.split('\n').filter((line) => !line.includes(',etat,'));
	const awards = await awardsOf(others.join('\n'));
	expect(awards).toMatchObject({ scope: 'tous', allBuyers: 1, allHeld: 1, heldAmount: 900_000 });
});

test('where something was paid, the pages of paid amounts stand', async () => {
	expect(await awardsOf(STATE.replace('600,attribue', '600,paye'))).toBeNull();
});
