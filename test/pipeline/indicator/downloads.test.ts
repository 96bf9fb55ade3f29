import { afterAll, beforeAll, expect, test } from 'vitest';
import { epreuvesCsv } from '$lib/pages/downloads/epreuves';
import { indicateurCsv } from '$lib/pages/downloads/indicateur';
import { openSource, type PageSource } from '$lib/pages/source';
import { classifyDataset } from '$lib/pipeline/classify';
import { openNative } from '$lib/server/native';
import { loadFiles } from '../../support/dataset';
import { A, EXAMPLE_FILES, X } from '../../support/example';

const opened: PageSource[] = [];

async function source(files: Readonly<Record<string, string>>): Promise<PageSource> {
	const engine = await openNative();
	const { info, present } = await loadFiles(engine, files);
	await classifyDataset(engine);
	const found = await openSource({ engine, info, present });
	opened.push(found);
	return found;
}

let example: PageSource;
beforeAll(async () => {
	example = await source(EXAMPLE_FILES);
});

afterAll(async () => {
	for (const { engine } of opened) await engine.close();
});

const linesOf = (csv: string, start: string) =>
	csv.split('\n').filter((line) => line.startsWith(start));

test('indicateur.csv: the worked example at the three values of an hour', async () => {
	const csv = await indicateurCsv(example);
	expect(csv.split('\n')[0]).toBe(
		'exercice,edition_regions,region,segment,assiette_ht,organismes_ht,heures_ht,heures_prudentes_ht,heures_genereuses_ht,realise_ht,clause_ht,non_identifie_ht,part,part_min,part_max,ecart_ht,verdict,robuste,sensible_a',
	);
	expect(linesOf(csv, '2012,2010,53,tous')).toEqual([
		'2012,2010,53,tous,846000.00,52000.00,28385.00,22910.00,33860.00,80385.00,221000.00,60000.00,0.095018,0.088546,0.172411,4215.00,indéterminé,,',
	]);
	// A segment alone is judged, and not tried: cleaning, 56 385 of 236 000 €.
	expect(linesOf(csv, '2012,2010,53,nettoyage')).toEqual([
		'2012,2010,53,nettoyage,236000.00,40000.00,16385.00,13310.00,19460.00,56385.00,161000.00,10000.00,0.238919,0.225890,0.294322,0.00,atteint,,',
	]);
	// No purchase there.
	expect(linesOf(csv, '2012,2010,52,tous')[0]).toMatch(/,non calculable,,$/);
});

test('epreuves.csv: the trials of the worked example, for both editions', async () => {
	const csv = await epreuvesCsv(example);
	for (const edition of ['2010', '2016'])
		expect(linesOf(csv, `2012,${edition},53,`)).toEqual([
			`2012,${edition},53,segments_limites,0.082194,0.082194,non atteint`,
			`2012,${edition},53,perimetre,0.082194,0.095018,non atteint`,
			`2012,${edition},53,non_classes,0.093652,0.108030,indéterminé`,
			`2012,${edition},53,contrat,0.050105,0.180235,indéterminé`,
			`2012,${edition},53,heure,0.088546,0.101489,indéterminé`,
		]);
	expect(linesOf(csv, '2012,2010,52,')).toEqual([]);
});

test('a verdict that a trial changes names it, one that none does is robust', async () => {
	// 2011: 5 % of 20 000 €, nothing else known of it. 2012: the same, and a catering line of 3 000 €, all
	// by a structure: 17.4 %, 5 % without it.
	const lines = [
		`1,2011,35,nettoyage,${X},100`,
		...Array.from({ length: 190 }, (_, i) => `a${i},2011,35,nettoyage,${X},100`),
		`2,2011,35,nettoyage,${A},100`,
		...Array.from({ length: 9 }, (_, i) => `b${i},2011,35,nettoyage,${A},100`),
	];
	const again = lines.map((line) => line.replace(/^(\w+),2011/, '$1n,2012'));
	const header =
		'id,exercice,departement,segment,fournisseur_siret,montant_ht,acheteur_nom,base_montant';
	const rows = [...lines, ...again, `c,2012,35,restauration,${A},3000`].map(
		(line) => `${line},Service fictif,paye`,
	);
	const found = await source({
		'achats.csv': [header, ...rows, ''].join('\n'),
		'structures.csv': EXAMPLE_FILES['structures.csv'] ?? '',
	});
	const csv = await indicateurCsv(found);
	expect(linesOf(csv, '2011,2010,53,tous')[0]).toMatch(/,non atteint,true,$/);
	expect(linesOf(csv, '2012,2010,53,tous')[0]).toMatch(
		/,atteint,false,segments_limites perimetre contrat$/,
	);
});
