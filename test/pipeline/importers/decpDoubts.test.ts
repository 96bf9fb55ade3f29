/** What an import of contracts guesses, and asks to confirm. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importDecp } from '$lib/server/importers/decp/import';
import { BUYER, motifsOf, rowsOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

const F1 = '00090011800019';

describe('what is probably published twice, who buys, where and when', () => {
	const head =
		'id,acheteur_id,acheteur_nom,acheteur_departement_code,titulaire_id,montant,dateNotification,objet,nature,lieuExecution_code,lieuExecution_typeCode';
	const row = (id: string, amount: number, object: string, more: Partial<Record<string, string>>) =>
		[
			id,
			more.buyer ?? BUYER,
			more.name ?? 'COMMUNE DE FICTIVILLE',
			'35',
			F1,
			amount,
			more.day ?? '2023-05-01',
			object,
			'Marché',
			more.place ?? '',
			more.place === undefined ? '' : 'Code département',
		].join(',');
	const rows = [
		row('2023-001', 100, 'Repas', { place: '22' }),
		// The same identifier without its dash: a duplicate whatever the rest.
		row('2023001', 150, 'Repas livrés', {}),
		row('2023-00200', 200, 'Gardiennage', {}),
		// The same object, amount and day under the next version.
		row('2023-00201', 200, 'GARDIENNAGE', {}),
		row('LOT-A', 300, 'Entretien', {}),
		// The same object, amount and day under another identifier.
		row('LOT-B', 300, 'Entretien', {}),
		// Another lot, then another day: neither is a duplicate.
		row('LOT-C', 300, 'Entretien lot 3', {}),
		row('LOT-D', 300, 'Entretien', { day: '2023-06-01' }),
		row('DAE1', 10, 'Énergie', { buyer: '13002220500012', name: 'DIRECTION X' }),
		row('PREF1', 20, 'Propreté', { buyer: '00090050600023', name: 'Préfecture de Fictie' }),
		row('INC1', 30, 'Vitrerie', { buyer: '13000000000000', name: 'ORGANISME X' }),
		row('TARD1', 40, 'Vitrerie', { day: '2024-01-02' }),
	];
	const out = bench.out();
	let notes: string;
	beforeAll(async () => {
		const file = bench.file('tout.csv', [head, ...rows].join('\n') + '\n');
		const result = await importDecp({ inputs: [file], out, today: '2025-01-01' });
		notes = result.notes.join('\n').replaceAll('\u00a0', ' ');
	});

	it('lists the duplicates with their euros, and keeps them', () => {
		const probable =
			'doublon probable, gardé : même acheteur, identifiants que seuls distinguent la ponctuation ou un suffixe de version';
		const possible =
			'doublon possible, gardé : même acheteur, même objet, même montant et même date, autre identifiant';
		expect(motifsOf(out).filter((motif) => motif.includes('doublon'))).toEqual([
			`2023001 | signale | uid | ${probable} | 150.00`,
			`2023-00201 | signale | uid | ${probable} | 200.00`,
			`LOT-B | signale | uid | ${possible} | 300.00`,
		]);
		expect(notes).toContain('3 doublons probables ou possibles, 650 € : gardés');
		expect(rowsOf(out, 'achats.csv')).toHaveLength(rows.length);
	});

	it('knows a body of the State, then a name; a SIREN alone is to be confirmed', () => {
		const level = (id: string) => rowsOf(out, 'achats.csv').find((line) => line.id?.endsWith(id));
		expect(level('DAE1')?.acheteur_niveau).toBe('etat_central');
		expect(level('PREF1')?.acheteur_niveau).toBe('etat_deconcentre');
		expect(level('INC1')?.acheteur_niveau).toBe('etablissement_public');
		expect(level('LOT-A')?.acheteur_niveau).toBe('local');
		const buyers = rowsOf(out, 'import-acheteurs.csv').filter(
			({ a_confirmer }) => a_confirmer === 'oui',
		);
		expect(buyers).toMatchObject([
			{ siren: '130000000', niveau: 'etablissement_public', d_apres: 'siren', montant_ht: '30.00' },
		]);
		expect(notes).toContain('À confirmer : le niveau de l’acheteur de 1 contrat (30 €)');
	});

	it('says that places are the buyers’, and opens on the year that has something to show', () => {
		const info = JSON.parse(readFileSync(join(out, 'jeu.json'), 'utf8')) as Record<string, string>;
		// One place of performance among twelve contracts; in 2024 the State awarded nothing.
		expect(info).toMatchObject({ lieu: 'acheteur', date_reference: '2023-12-31' });
		expect(info.perimetre).toContain('les clauses sociales ne sont pas connues');
		expect(info.perimetre).toContain('à confirmer');
		expect(notes).toContain('Lieu d’exécution connu de 1 contrat sur 12');
		expect(notes).toContain('Le site s’ouvre sur 2023 (11 contrats, dont 2 de l’État)');
	});
});
