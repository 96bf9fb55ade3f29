import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { folderSource } from '$lib/server/folder';
import { openNative } from '$lib/server/native';
import { importDecp } from '$lib/server/importers/decp/import';
import type { ImportResult } from '$lib/server/importers/importResult';
import { filesOf, fixture, rowsOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

const withoutStructures = {
	inputs: [fixture('decp-tabulaire.csv')],
	communes: fixture('communes-zeros-perdus.csv'),
	buyers: fixture('acheteurs.csv'),
	today: '2026-01-01',
};
const given = { ...withoutStructures, structures: fixture('structures.csv') };

describe('tabular DECP', () => {
	let result: ImportResult;
	let lines: Map<string, Record<string, string>>;
	let report: Record<string, string>[];
	const out = bench.out();
	beforeAll(async () => {
		result = await importDecp({ ...given, out });
		lines = new Map(rowsOf(out, 'achats.csv').map((row) => [row.id ?? '', row]));
		report = rowsOf(out, 'import-rapport.csv');
	});

	it('accounts for every record, contract and euro', () => {
		expect(result.records).toEqual({ read: 20, kept: 9, merged: 6, setAside: 5 });
		expect(result.keys).toEqual({ read: 12, kept: 9, setAside: 3 });
		expect(result.euros).toEqual({
			read: '100000019685.067',
			kept: '8595.067',
			merged: '11060',
			setAside: '100000000030',
		});
	});

	it('writes a whole folder', () => {
		expect(filesOf(out)).toEqual([
			'achats.csv',
			'import-acheteurs.csv',
			'import-cotitulaires.csv',
			'import-rapport.csv',
			'jeu.json',
			'structures.csv',
		]);
		expect(JSON.parse(readFileSync(join(out, 'jeu.json'), 'utf8'))).toMatchObject({
			fictif: false,
			lieu: 'execution',
			edition_regions: '2016',
			date_reference: '2024-09-01',
		});
	});

	it('keeps one line per contract, in the order of the file', () => {
		expect([...lines.keys()]).toEqual([
			'C1',
			'C2',
			'C3',
			'C4',
			'C5',
			'C6',
			'00080006000014C7',
			'C11',
			'C12',
		]);
	});

	it('reads a plain contract', () => {
		expect(lines.get('C1')).toMatchObject({
			exercice: '2024',
			departement: '35',
			bassin: '5315',
			acheteur_siret: '11000000000000',
			acheteur_niveau: 'etat',
			cpv: '90910000',
			fournisseur_siret: '00080001100017',
			montant_ht: '1000.50',
			base_montant: 'attribue',
			clause_sociale: 'true',
			marche_reserve: 'false',
			contrat_id: 'C1',
			contrat_fin: '2025-03-14',
		});
	});

	it('takes a framework agreement for a maximum, and counts co-contractors once', () => {
		expect(lines.get('C2')).toMatchObject({
			base_montant: 'maximum',
			montant_ht: '5000.00',
			fournisseur_siret: '00080002900019',
			clause_sociale: 'false',
			marche_reserve: 'false',
			cpv: '45214200-2',
		});
		expect(rowsOf(out, 'import-cotitulaires.csv').filter(({ uid }) => uid === 'C2')).toMatchObject([
			{ ordre: '1', identifiant: '00080002900019', sort: 'gardé' },
			{ ordre: '2', identifiant: '00080003700012', sort: 'non compté' },
		]);
	});

	it('keeps the current version, awarded when first notified', () => {
		expect(lines.get('C3')).toMatchObject({
			montant_ht: '150.00',
			exercice: '2023',
			contrat_fin: '',
			marche_reserve: 'true',
			acheteur_niveau: 'etat_deconcentre',
		});
		expect(lines.get('C4')).toMatchObject({
			montant_ht: '300.00',
			exercice: '2024',
			contrat_fin: '2024-04-09',
			departement: '35',
		});
	});

	it('sends a group that holds a counted structure to review', () => {
		expect(lines.get('C5')).toMatchObject({
			fournisseur_siret: '',
			fournisseur_nom: 'Groupement : Entreprise F2 ; Atelier fictif',
			montant_ht: '700.00',
		});
	});

	it('places contracts by the kind of code, else at the buyer', () => {
		expect(lines.get('C2')?.departement).toBe('01');
		expect(lines.get('C3')?.departement).toBe('35');
		expect(lines.get('C6')?.departement).toBe('01');
		expect(lines.get('00080006000014C7')?.departement).toBe('99');
		expect(lines.get('C11')?.departement).toBe('2B');
		expect(lines.get('C12')?.departement).toBe('35');
	});

	it('tells the level of buyers by the table, their name, then their SIREN', () => {
		expect(lines.get('C2')?.acheteur_niveau).toBe('local');
		expect(lines.get('C5')?.acheteur_niveau).toBe('etat_deconcentre');
		expect(lines.get('C6')?.acheteur_niveau).toBe('etablissement_public');
		expect(lines.get('00080006000014C7')).toMatchObject({
			acheteur_niveau: 'etat_central',
			ministere: 'Ministère fictif',
			acheteur_nom: 'Acheteur 00080006000014',
		});
	});

	it('restores the zero of a CPV, rounds to the cent, names a supplier without SIRET', () => {
		expect(lines.get('C6')).toMatchObject({ cpv: '09134000', montant_ht: '1234.57' });
		expect(lines.get('00080006000014C7')?.cpv).toBe('');
		expect(lines.get('C11')).toMatchObject({ fournisseur_siret: '', fournisseur_nom: 'TVA DE123' });
	});

	it('lists what it set aside, merged, repaired and noticed, with the line', () => {
		const found = report.map(({ ligne, sort, colonne, motif }) =>
			[ligne, sort, colonne, motif].join(' | '),
		);
		const future = "notification postérieure à l'import : à vérifier";
		expect(found).toEqual(
			expect.arrayContaining([
				'4 | fusionne | titulaire_id | co-titulaire : le montant du contrat est compté une fois',
				'5 | fusionne | modification_id | version antérieure du contrat',
				'7 | fusionne | modification_id | version antérieure du contrat',
				'10 | fusionne | titulaire_id | co-titulaire : le montant du contrat est compté une fois',
				'13 | ecarte | montant | montant absent ou illisible dans la version actuelle',
				'14 | ecarte | dateNotification | date de notification absente, illisible ou hors de 2000-2100',
				'15 | ecarte | uid | identifiant du contrat absent (uid, ou acheteur_id et id)',
				'18 | fusionne | montant | autre montant dans la même version du contrat : le premier lu est gardé',
				'19 | ecarte | montant | montant de plus de 11 chiffres',
				'20 | ecarte |  | 2 colonnes au lieu de 18',
				"21 | fusionne | titulaire_id | répétition de la ligne gardée ou d'un co-titulaire",
				'11 | repare | codeCPV | zéro initial du CPV rétabli',
				'11 | repare | lieuExecution_code | zéro initial du code de lieu rétabli',
				'3 | repare | lieuExecution_code | zéro initial du code de lieu rétabli',
				'6 | signale | dureeMois | durée inconnue : pas de fin de contrat',
				'9 | signale | titulaire_id | groupement dont une structure est membre : part inconnue, contrat à revoir',
				"11 | signale | acheteur_id | identifiant d'acheteur qui n'a pas 14 chiffres",
				'11 | signale | montant | montant de plus de deux décimales, arrondi au centime',
				'12 | signale | codeCPV | CPV absent ou illisible : le contrat reste non classé',
				'12 | signale | considerationsSociales | considération sociale inconnue, laissée de côté',
				'16 | signale | titulaire_id | titulaire sans SIRET de 14 chiffres : contrat à revoir',
				`16 | signale | dateNotification | ${future}`,
				'17 | signale | montant | plusieurs montants dans la version actuelle : le premier lu est gardé',
			]),
		);
		expect(found.filter((row) => row.includes('| ecarte |'))).toHaveLength(5);
		expect(found.filter((row) => row.includes('| fusionne |'))).toHaveLength(6);
	});

	it('is classified as the method says', async () => {
		const engine = await openNative();
		await loadDataset(engine, folderSource(out));
		await classifyDataset(engine);
		const found = await engine.query<{ id: string }>(
			`SELECT id, organismes_cts, a_revoir FROM lignes JOIN achats USING (ligne)
			WHERE id IN ('C1', 'C5', '00080006000014C7', 'C11', 'C12') ORDER BY id`,
		);
		await engine.close();
		expect(found).toEqual([
			// Another establishment of a structure: reviewed, never counted by its SIREN.
			{ id: '00080006000014C7', organismes_cts: 0, a_revoir: true },
			{ id: 'C1', organismes_cts: 100050, a_revoir: false },
			{ id: 'C11', organismes_cts: 0, a_revoir: true },
			{ id: 'C12', organismes_cts: 0, a_revoir: false },
			{ id: 'C5', organismes_cts: 0, a_revoir: true },
		]);
	});

	it('counts a group without knowing the structures, and says so', async () => {
		const blind = bench.out();
		const without = await importDecp({ ...withoutStructures, out: blind });
		const line = rowsOf(blind, 'achats.csv').find(({ id }) => id === 'C5');
		expect(line?.fournisseur_siret).toBe('00080002900019');
		expect(without.notes.join('\n')).toContain('Sans --structures');
	});

	it('takes the structures that the folder already holds', async () => {
		const folder = bench.out();
		await importDecp({ ...given, out: folder });
		const again = await importDecp({ ...withoutStructures, out: folder, replace: true });
		expect(again.notes.join('\n')).toContain('dont 1 à revoir');
		expect(filesOf(folder)).toContain('structures.csv');
	});
});

describe('lost zeros of SIRETs', () => {
	const text = [
		'id,acheteur_id,titulaire_id,montant,dateNotification',
		'1,80001100017,80002900019,10,2024-01-01',
	].join('\n');

	it('are listed, and restored only on request', async () => {
		const file = bench.file('zeros.csv', text);
		const [as, repaired] = [bench.out(), bench.out()];
		await importDecp({ inputs: [file], out: as });
		await importDecp({ inputs: [file], out: repaired, repair: true });
		expect(rowsOf(as, 'achats.csv')).toMatchObject([
			{ id: '800011000171', acheteur_siret: '80001100017', fournisseur_siret: '80002900019' },
		]);
		expect(rowsOf(as, 'import-rapport.csv').map(({ motif }) => motif)).toContain(
			"identifiant d'acheteur qui n'a pas 14 chiffres : zéro initial perdu, relancer avec --reparer",
		);
		expect(rowsOf(repaired, 'achats.csv')).toMatchObject([
			{ acheteur_siret: '00080001100017', fournisseur_siret: '00080002900019' },
		]);
	});
});

describe('places', () => {
	const columns =
		'id,acheteur_id,acheteur_departement_code,titulaire_id,montant,dateNotification,lieuExecution_code,lieuExecution_typeCode';
	const cases: [code: string, kind: string, departement: string][] = [
		['97133', 'Code postal', '977'],
		['97150', 'Code postal', '978'],
		['97410', 'Code postal', '974'],
		['20000', 'Code postal', '2A'],
		['2A004', 'Code commune', '2A'],
		['97411', 'Code commune', '974'],
		['75101', 'Code arrondissement', '75'],
		['691', 'Code arrondissement', '69'],
		['9741', 'Code arrondissement', '974'],
		['0101', 'Code canton', '01'],
		['101', 'Code canton', '01'],
		['97401', 'Code canton', '974'],
		['2A', 'Code département', '2A'],
		['84', 'Code région', ''],
		['52', 'CODE REGION', '44'],
		['RE', 'Code pays', '974'],
		['FR', 'Code pays', '44'],
		['??', 'Code postal', '44'],
		['', '', '44'],
	];

	it('finds the département of each kind of code, overseas and Corsica included', async () => {
		const rows = cases.map(
			([code, kind], i) => `${i},20000000000000,44,00080002900019,1,2024-01-01,${code},${kind}`,
		);
		const out = bench.out();
		await importDecp({ inputs: [bench.file('lieux.csv', [columns, ...rows].join('\n'))], out });
		const found = rowsOf(out, 'achats.csv').map(({ departement }) => departement);
		expect(cases.map(([code, kind], i) => [code, kind, found[i]])).toEqual(cases);
	});
});

describe('Parquet', () => {
	it('gives the same lines as the CSV of the same rows', async () => {
		const csv = readFileSync(fixture('decp-tabulaire.csv'), 'utf8').replace('C14,14\n', '');
		const path = bench.file('tabulaire.csv', csv);
		const parquet = join(bench.place, 'tabulaire.parquet');
		const engine = await openNative();
		await engine.run(
			`COPY (SELECT * REPLACE (CAST(modification_id AS INTEGER) AS modification_id,
				CAST(donneesActuelles AS BOOLEAN) AS donneesActuelles)
			FROM read_csv('${path}', all_varchar=true)) TO '${parquet}' (FORMAT parquet)`,
		);
		await engine.close();
		const [fromCsv, fromParquet] = [bench.out(), bench.out()];
		await importDecp({ ...given, inputs: [path], out: fromCsv });
		await importDecp({ ...given, inputs: [parquet], out: fromParquet });
		expect(rowsOf(fromParquet, 'achats.csv')).toEqual(rowsOf(fromCsv, 'achats.csv'));
	});
});
