import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { memorySource, withDefaults } from '$lib/pipeline/dataSource';
import { queryBasins } from '$lib/queries/basins';
import { openNative, type NativeEngine } from '$lib/server/native';
import { datasetText, issuesOf, loadFiles, testSource } from '../../support/dataset';

let engine: NativeEngine;
beforeEach(async () => {
	engine = await openNative({ threads: 1 });
});
afterEach(() => engine.close());

/** 0050 is a zone of 2010 only, 0058 of 2020 only, 0052 of both: Cosne-Clamecy, then Arles. */
const PURCHASES = ['0050', '0052', '0058']
	.map((code, i) => `A${i},2012,Préfecture,100,paye,${code}\n`)
	.join('');
const files = (edition_bassins: string) => ({
	'jeu.json': datasetText({ edition_bassins }),
	'achats.csv': 'id,exercice,acheteur_nom,montant_ht,base_montant,bassin\n' + PURCHASES,
});
const kept = async () =>
	(await engine.query<{ bassin: string }>('SELECT bassin FROM achats ORDER BY ligne')).map(
		({ bassin }) => bassin,
	);

describe('the key of a basin is its edition and its code', () => {
	it.each([
		['2010', ['0050', '0052'], '0058', 'Cosne - Clamecy', 322],
		['2020', ['0052', '0058'], '0050', 'Arles', 306],
	])('%s', async (edition, codes, refused, label, zones) => {
		await loadFiles(engine, files(edition));
		expect(await kept()).toEqual(codes);
		expect(
			await engine.query("SELECT valeur, regle FROM constats WHERE gravite = 'rejet'"),
		).toEqual([{ valeur: refused, regle: `code inconnu de bassins.csv, édition ${edition}` }]);
		const basins = await queryBasins(engine, edition);
		expect(basins).toHaveLength(zones);
		expect(basins.find(({ code }) => code === '0052')?.label).toBe(label);
		expect(new Set(basins.map(({ populationYear }) => populationYear))).toEqual(new Set([2026]));
	});

	it('an edition without a zone stops the reading, and says which there are', async () => {
		const [issue] = await issuesOf(loadFiles(engine, files('1990')));
		expect(issue).toMatchObject({ fichier: 'jeu.json' });
		expect(issue?.message.replace(/\s/g, ' ')).toContain(
			'edition_bassins = « 1990 », édition absente de bassins.csv, qui a « 2010 », « 2020 »',
		);
	});

	it('a folder may bring its own zones, of an edition of its own', async () => {
		const own = memorySource({
			'reference/bassins.csv': 'edition,code,libelle,departements\n1990,0058,Ma zone,35\n',
		});
		await loadDataset(engine, withDefaults(own, testSource(files('1990'))));
		expect(await kept()).toEqual(['0058']);
		expect(await queryBasins(engine, '1990')).toMatchObject([
			{ label: 'Ma zone', population: null, populationYear: null },
		]);
	});
});

it('2010: 11 zones touch several regions of 2010, 9 several of 2016', async () => {
	await loadFiles(engine, files('2010'));
	const basins = await queryBasins(engine, '2010');
	const across = (edition: '2010' | '2016') =>
		basins.filter(({ regions }) => regions[edition].length > 1).length;
	expect([across('2010'), across('2016')]).toEqual([11, 9]);
});
