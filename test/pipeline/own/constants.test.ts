import { expect, test } from 'vitest';
import { openNative } from '$lib/server/native';
import { datasetText } from '../../support/dataset';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseFolder } from '../reading/caseFolder';
import { given, openGiven } from './given';

test('a value said for all rows, and numbers for those without an identifier, are read', async () => {
	const engine = await openNative({ threads: 1 });
	await openGiven(
		engine,
		given({
			'jeu.json': datasetText(),
			'achats-paye.csv':
				'Extrait de juin\nAnnée;Dépt;Service;Montant payé HT\n2012;35;Préfecture;"1 000,50"\n\n2012;22;Préfecture;20,00\n',
			'achats-autre.csv':
				'id,exercice,departement,acheteur_nom,montant_ht,base_montant\nX1,2012,35,Rectorat,5,commande\n',
		}),
	);
	expect(
		await engine.query(
			`SELECT id, exercice, departement, acheteur_nom, montant_cts, base_montant
			FROM achats ORDER BY montant_cts DESC`,
		),
	).toEqual([
		// The row's rank in its own file, titles above the header counted, empty lines not.
		{
			id: 'achats-paye.csv:3',
			exercice: 2012,
			departement: '35',
			acheteur_nom: 'Préfecture',
			montant_cts: 100_050,
			base_montant: 'paye',
		},
		{
			id: 'achats-paye.csv:4',
			exercice: 2012,
			departement: '22',
			acheteur_nom: 'Préfecture',
			montant_cts: 2_000,
			base_montant: 'paye',
		},
		{
			id: 'X1',
			exercice: 2012,
			departement: '35',
			acheteur_nom: 'Rectorat',
			montant_cts: 500,
			base_montant: 'commande',
		},
	]);
	await engine.close();
});

test('a Chorus extract and the Marché’s own export need no name changed', async () => {
	const engine = await openNative({ threads: 1 });
	const fixture = (path: string) => new Uint8Array(readFileSync(join(caseFolder(path))));
	await openGiven(
		engine,
		given({
			'jeu.json': datasetText(),
			'chorus.csv': fixture('entetes-chorus/chorus.csv'),
			'export.csv': fixture('export-marche/export-libelles.csv'),
		}),
	);
	expect(
		await engine.query(
			`SELECT id, exercice, acheteur_nom, fournisseur_siret, montant_cts, base_montant, contrat_id
			FROM achats ORDER BY montant_cts`,
		),
	).toEqual([
		{
			id: 'chorus.csv:2',
			exercice: 2012,
			acheteur_nom: '0307-DR35-DP35',
			fournisseur_siret: '00090001900019',
			montant_cts: 1_000_000,
			base_montant: 'paye',
			contrat_id: '2100000001',
		},
		{
			id: 'chorus.csv:3',
			exercice: 2012,
			acheteur_nom: '0307-DR35-DP35',
			fournisseur_siret: '#',
			montant_cts: 9_000_000,
			base_montant: 'paye',
			contrat_id: '2100000002',
		},
	]);
	expect(
		await engine.query('SELECT siret, type, departement FROM structures ORDER BY siret'),
	).toEqual([
		{ siret: '00090001900019', type: 'EI', departement: '35' },
		{ siret: '00090002700012', type: 'ESAT', departement: '01' },
	]);
	await engine.close();
});
