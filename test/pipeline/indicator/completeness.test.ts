import { afterAll, beforeAll, expect, test } from 'vitest';
import { acheteursAbsentsCsv, completudeCsv } from '$lib/pages/downloads/completude';
import { openSource, type PageSource } from '$lib/pages/source';
import { classifyDataset } from '$lib/pipeline/classify';
import { scopeOf } from '$lib/rules/answer';
import { openNative } from '$lib/server/native';
import { completenessSentences } from '$lib/views/completeness';
import { scopeView } from '$lib/views/scope';
import { datasetText, loadFiles } from '../../support/dataset';
import { A, X } from '../../support/example';
import { plain } from '../../charts/markup';

/**
 * 2011: three services. 2012: « Préfecture » alone in Bretagne (35), 600 € of cleaning by an ESAT in
 * 10 000, and 2 000 € of energy, out of the base; « École » in Auvergne (63), 500 €. « Tribunal », which
 * paid 300 € in Bretagne and 200 € nowhere, is silent; a local authority is none of the State.
 */
const PURCHASES = `id,exercice,departement,acheteur_nom,acheteur_niveau,ministere,segment,fournisseur_siret,montant_ht,base_montant
1,2011,35,Préfecture,etat_deconcentre,Intérieur,nettoyage,${X},100,paye
2,2011,35,Tribunal,etat_deconcentre,Justice,nettoyage,${X},300,paye
3,2011,,Tribunal,etat_deconcentre,Justice,nettoyage,${X},200,paye
4,2011,35,Commune,local,,nettoyage,${X},900,paye
5,2011,63,École,etat_central,Éducation,nettoyage,${X},400,paye
6,2012,35,Préfecture,etat_deconcentre,Intérieur,nettoyage,${A},600,paye
7,2012,35,Préfecture,etat_deconcentre,Intérieur,nettoyage,${X},9400,paye
8,2012,35,Préfecture,etat_deconcentre,Intérieur,energie,${X},2000,paye
9,2012,63,École,etat_central,Éducation,nettoyage,${X},500,paye
10,2012,35,Tribunal,etat_deconcentre,Justice,nettoyage,${X},700,attribue
`;
const STRUCTURES = `siret,type,valide_du\n${A},ESAT,2008-01-01\n`;
const EXPECTED = `exercice;ministere;region;niveau;montant_ht;source
2012;intérieur;;;15 000,00;Comptes
2012;Education;;;500,00;Comptes
2012;Justice;;;100,00;Comptes
2012;;53;;12 000,00;Comptes
2012;;83;etat_deconcentre;50,00;Comptes
2012;;99;;50,00;Comptes
`;

const opened: PageSource[] = [];

async function source(files: Readonly<Record<string, string>>): Promise<PageSource> {
	const engine = await openNative();
	const { info, present } = await loadFiles(engine, {
		'achats.csv': PURCHASES,
		'structures.csv': STRUCTURES,
		...files,
	});
	await classifyDataset(engine);
	const found = await openSource({ engine, info, present });
	opened.push(found);
	return found;
}

let told: PageSource;
let untold: PageSource;
beforeAll(async () => {
	told = await source({ 'attendus.csv': EXPECTED });
	untold = await source({ 'jeu.json': datasetText({ completude_minimale: 80 }) });
});
afterAll(async () => {
	for (const { engine } of opened) await engine.close();
});

const said = (site: PageSource, scope: string) =>
	completenessSentences(scopeView(site.answer(site.byDefault), scope, ''), 2012, true).map(
		({ text }) => plain(text),
	);

test('completude.csv: expected and received, key by key; a region of no edition is set aside', async () => {
	expect(completudeCsv(told).trim().split('\n').slice(1).sort()).toEqual([
		'2012,,53,,12000.00,12000.00,1.000000',
		'2012,,83,etat_deconcentre,50.00,0.00,0.000000',
		'2012,Intérieur,,,15000.00,12000.00,0.800000',
		'2012,Justice,,,100.00,0.00,0.000000',
		'2012,Éducation,,,500.00,500.00,1.000000',
	]);
	const faults = await told.engine.query<{ valeur: string }>(
		`SELECT valeur FROM constats WHERE fichier = 'attendus.csv' AND gravite = 'rejet'`,
	);
	expect(faults.map(({ valeur }) => valeur)).toEqual(['99']);
});

test('the nation: 12 500 of 15 600 received, and what the rest would need', () => {
	// Missing 3 100 €, of which 10 500 / 12 500 would be in the base: 2 604 €. To reach 10 % of
	// 13 104 €, 1 310.40 € are needed; 600 are there: 710.40 of 2 604 is 27.3 %.
	expect(scopeOf(told.answer(told.byDefault), 'FR').completeness).toMatchObject({
		expected: 15_600_00,
		received: 12_500_00,
		incomplete: true,
	});
	expect(said(told, 'FR')).toEqual([
		'Reçu : 80,1 % de ce que les comptes disent dépensé ; il manque 3 100 € HT.',
		'Pour que la part atteigne 10 %, il faudrait que les 2 604 € HT d’assiette non reçus soient réalisés à 27,3 %.',
		'1 acheteur de 2011 n’a aucun paiement en 2012 : il avait payé 500 € HT.',
	]);
	expect(said(told, '53')).toEqual([
		'Tout ce que les comptes disent dépensé est reçu.',
		'1 acheteur de 2011 n’a aucun paiement en 2012 : il avait payé 300 € HT.',
	]);
	// Only deconcentrated services are expected in Auvergne: of the 500 € received there nothing is told.
	expect(said(told, '83')[0]).toBe(
		'Reçu : 0,0 % de ce que les comptes disent dépensé ; il manque 50 € HT. Les comptes ne disent rien de 100,0 % de ce qui est reçu.',
	);
});

test('without attendus.csv nothing is said of completeness, and absences still are', async () => {
	expect(completudeCsv(untold).trim().split('\n')).toHaveLength(1);
	const { completeness, silence } = scopeOf(untold.answer(untold.byDefault), 'FR');
	expect(completeness).toBeNull();
	expect(silence).toMatchObject({ buyers: 1, before: 500_00 });
	expect(said(untold, 'FR')).toEqual([
		'1 acheteur de 2011 n’a aucun paiement en 2012 : il avait payé 500 € HT.',
	]);
	expect(said(untold, '83')).toEqual([]);
	expect(untold.cells.completeness?.minimum).toBe(80);
	expect((await acheteursAbsentsCsv(untold)).trim().split('\n').slice(1)).toEqual([
		'2012,53,Tribunal,Justice,300.00',
		'2012,NR,Tribunal,Justice,200.00',
	]);
});
