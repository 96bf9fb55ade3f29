import { afterAll, beforeAll, expect, test } from 'vitest';
import { openNative, type NativeEngine } from '$lib/server/native';
import { loadFiles } from '../../support/dataset';

let engine: NativeEngine;

beforeAll(async () => {
	engine = await openNative();
});

afterAll(() => engine.close());

test.each(['DE1', 'TVA FR 123', '99999999999999999999999', '356000000', '-1', '1e5', 'é'])(
	'a supplier known by %s is kept with a warning',
	async (supplier) => {
		await loadFiles(engine, {
			'achats.csv': `id,exercice,acheteur_nom,montant_ht,base_montant,fournisseur_siret\nA1,2012,Préfecture,100,paye,${supplier}\n`,
		});
		expect(await engine.query('SELECT fournisseur_valide AS valid FROM achats')).toEqual([
			{ valid: false },
		]);
		expect(await engine.query('SELECT colonne, valeur, gravite FROM constats')).toEqual([
			{ colonne: 'fournisseur_siret', valeur: supplier, gravite: 'avertissement' },
		]);
	},
);
