/** Folders that cannot be read at all, and what is said of them. */
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { memorySource } from '$lib/pipeline/dataSource';
import { openNative, type NativeEngine } from '$lib/server/native';
import { datasetText, issuesOf, loadFiles, ONE_PURCHASE } from '../../support/dataset';

let engine: NativeEngine;
beforeEach(async () => {
	engine = await openNative({ threads: 1 });
});
afterEach(() => engine.close());

const HEADER = 'id,exercice,acheteur_nom,montant_ht,base_montant\n';

describe('unreadable data sets', () => {
	it('lists every fault of every file at once', async () => {
		const issues = await issuesOf(
			loadFiles(engine, {
				'jeu.json': datasetText({ taxes: 'TTC' }),
				'achats.csv': 'id;exercice;acheteur;montant_ht;base_montant\n',
				'postes.csv': '',
				'structures.csv': new Uint8Array([0xff, 0xfe]),
				'couvertures.csv': 'poste_id,bassin,mode\nP1\0,5315,dedie\n',
			}),
		);
		const EMPTY =
			'le fichier est vide, sans même un en-tête : l’exporter ou le télécharger de nouveau';
		const nb = (text: string) => text.replace(/ ([:;»])/g, '\u00a0$1').replaceAll('« ', '«\u00a0');
		expect(issues).toEqual([
			{ fichier: 'jeu.json', message: nb('clé « taxes » : "TTC" n\'est pas "HT"') },
			{
				fichier: 'achats.csv',
				message: nb(
					'la colonne obligatoire « acheteur_nom » manque. Colonnes trouvées : « id », « exercice », « acheteur », « montant_ht », « base_montant » ; la plus proche : « acheteur »',
				),
			},
			{
				fichier: 'structures.csv',
				message: nb(EMPTY),
			},
			{ fichier: 'postes.csv', message: nb(EMPTY) },
			{
				fichier: 'couvertures.csv',
				message: nb(
					'le fichier est binaire, ou en UTF-16 sans marque : l’enregistrer en CSV UTF-8',
				),
			},
		]);
	});

	it('names the files found when a required one is missing', async () => {
		const issues = await issuesOf(loadDataset(engine, memorySource({ 'achat.csv': ONE_PURCHASE })));
		expect(issues).toContainEqual({
			fichier: 'achats.csv',
			message:
				'fichier obligatoire absent. Fichiers trouvés\u00a0: «\u00a0achat.csv\u00a0»\u00a0; le plus proche\u00a0: «\u00a0achat.csv\u00a0»',
		});
		expect(issues).toContainEqual({
			fichier: 'jeu.json',
			message: 'fichier obligatoire absent. Fichiers trouvés\u00a0: «\u00a0achat.csv\u00a0»',
		});
	});

	it('refuses the same table twice', async () => {
		const issues = await issuesOf(loadFiles(engine, { 'achats.csv.gz': gzipSync(ONE_PURCHASE) }));
		expect(issues).toMatchObject([{ fichier: 'achats.csv' }]);
		expect(issues[0]?.message).toMatch("n'en garder qu'un");
	});

	it('stops on any rejected row when strict', async () => {
		const text = HEADER + 'A1,2012,Service,cent,paye\n';
		const issues = await issuesOf(loadFiles(engine, { 'achats.csv': text }, { strict: true }));
		expect(issues).toEqual([
			{
				fichier: 'achats.csv',
				ligne: 2,
				message:
					'montant_ht = «\u00a0cent\u00a0», montant illisible ou hors limites\u00a0: 11 chiffres avant la virgule au plus',
			},
		]);
	});
});
