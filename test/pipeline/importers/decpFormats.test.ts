/** The forms in which contracts are really published: what each gives, counted by hand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { importDecp } from '$lib/server/importers/decp/import';
import type { ImportResult } from '$lib/server/importers/importResult';
import { issuesOf } from '../../support/dataset';
import { rowsOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

const BUYER = '00090050600015';
const [F1, F2, F3] = ['00090011800019', '00090012600012', '00090001900019'];

/** Amounts and holders of the lines, by the end of their identifier. */
const linesOf = (out: string) =>
	new Map(rowsOf(out, 'achats.csv').map((row) => [(row.id ?? '').replace(BUYER, ''), row]));

const motifsOf = (out: string) =>
	rowsOf(out, 'import-rapport.csv').map(({ cle, sort, colonne, motif, montant_ht }) =>
		[(cle ?? '').replace(BUYER, ''), sort, colonne, motif, montant_ht].join(' | '),
	);

test('holders and amendments given as objects are read as the lists that they mean', async () => {
	const out = bench.out();
	const cases = 'test/fixtures/cases/decp-objets';
	const { keys } = await importDecp({
		inputs: [`${cases}/decp.json`],
		structures: `${cases}/structures.csv`,
		out,
	});
	const lines = linesOf(out);
	expect(keys).toEqual({ read: 7, kept: 7, setAside: 0 });
	expect(
		['TEMOIN', 'TIT-OBJET', 'TIT-SEUL', 'MODIF-OBJET', 'MODIF-OBJET-LISTE', 'MODIF-LISTES'].map(
			(id) => lines.get(id)?.montant_ht,
		),
	).toEqual(['5000.00', '2000.00', '3000.00', '40000.00', '70000.00', '80000.00']);
	expect(lines.get('TIT-SEUL')?.fournisseur_siret).toBe(F3);
	// The amendment changes the holder for a structure: it is followed.
	expect(lines.get('MODIF-TITULAIRE-OBJET')).toMatchObject({
		montant_ht: '9500.00',
		fournisseur_siret: F3,
	});
	const groups = rowsOf(out, 'import-cotitulaires.csv').map(({ uid }) => uid?.replace(BUYER, ''));
	expect(groups).toEqual(['TEMOIN', 'TEMOIN', 'TIT-OBJET', 'TIT-OBJET']);
});

describe('data.economie.gouv.fr, its 54 columns', () => {
	const header =
		'id,nature,objet,codecpv,titulaire_id_1,titulaire_typeidentifiant_1,titulaire_id_2,titulaire_typeidentifiant_2,titulaire_id_3,titulaire_typeidentifiant_3,acheteur_id,dureemois,datenotification,montant,considerationssociales,techniques,idmodification,montantmodification,dureemoismodification,idtitulairemodification,typeidentifianttitulairemodification,datenotificationmodificationmodification,idsoustraitant,montantactesoustraitance';
	const none = 'CDL,CDL,CDL,CDL,CDL,CDL';
	const rows = [
		// A group of three, then the same amended twice: 90 000 €, then 120 000 €, to another holder.
		`G,Marché,Nettoyage,90910000-9,${F1},SIRET,${F2},SIRET,${F3},SIRET,${BUYER},12,2023-01-10,80000,Clause sociale,Sans objet,${none},CDL,CDL`,
		`G,Marché,Nettoyage,90910000-9,${F1},SIRET,${F2},SIRET,${F3},SIRET,${BUYER},12,2023-01-10,80000,Clause sociale,Sans objet,1,90000,CDL,CDL,CDL,2023-06-01,CDL,CDL`,
		`A,Marché,Gardiennage,79713000-5,${F1},SIRET,CDL,CDL,CDL,CDL,${BUYER},12,2023-02-10,100000,CDL,Sans objet,2,120000,24,${F3},SIRET,2024-06-01,CDL,CDL`,
		// An agreement by its nature alone; two subcontractors.
		`N,Accord-cadre,Repas,55320000-9,${F2},SIRET,CDL,CDL,CDL,CDL,${BUYER},12,2023-03-10,500000,Pas de considération sociale,INX,${none},${F3},1000`,
		`N,Accord-cadre,Repas,55320000-9,${F2},SIRET,CDL,CDL,CDL,CDL,${BUYER},12,2023-03-10,500000,Pas de considération sociale,INX,${none},${F1},2000`,
	];
	const out = bench.out();
	let result: ImportResult;
	beforeAll(async () => {
		const file = bench.file('decp-v3.csv', [header, ...rows].join('\n') + '\n');
		result = await importDecp({ inputs: [file], out });
	});

	it('accounts for every record of the file, and its euros', () => {
		expect(result.records).toEqual({ read: 5, kept: 3, merged: 2, setAside: 0 });
		// 80 000 + 90 000 + 120 000 + 2 × 500 000: one amount a record, the amended one where there is.
		expect(result.euros?.read).toBe('1290000');
		expect(result.euros?.kept).toBe('710000');
	});

	it('gives the amended amount, duration and holder, in the year of the award', () => {
		expect(linesOf(out).get('A')).toMatchObject({
			montant_ht: '120000.00',
			exercice: '2023',
			contrat_fin: '2025-02-09',
			fournisseur_siret: F3,
		});
	});

	it('keeps the three holders of a group', () => {
		expect(linesOf(out).get('G')?.montant_ht).toBe('90000.00');
		const group = rowsOf(out, 'import-cotitulaires.csv').map(({ identifiant }) => identifiant);
		expect(group).toEqual([F1, F2, F3]);
	});

	it('takes a framework agreement by its nature, and one subcontractor or none', () => {
		expect(linesOf(out).get('N')).toMatchObject({
			base_montant: 'maximum',
			sous_traitant_siret: '',
			clause_sociale: 'false',
		});
		expect(motifsOf(out).join('\n')).toContain('plusieurs sous-traitants');
	});

	it('leaves unknown the clause that nothing tells', () => {
		expect(linesOf(out).get('A')).toMatchObject({
			clause_sociale: 'inconnu',
			marche_reserve: 'inconnu',
		});
		expect(linesOf(out).get('G')?.clause_sociale).toBe('true');
		expect(result.notes.join('\n')).toContain(
			'la part des marchés à clause (M3) est un intervalle',
		);
	});
});

test('the JSON of 2019 and the API of data.economie are read with the SCDL, in one import', async () => {
	const v1 = {
		marches: [
			{
				_type: 'Marché',
				id: '202300',
				uid: `${BUYER}V1`,
				acheteur: { id: BUYER, nom: 'COMMUNE DE FICTIVILLE' },
				nature: 'ACCORD-CADRE',
				montant: 1000,
				dateNotification: '2023-01-10',
				titulaires: 'illisible',
				modifications: [{ montant: 1500, dateSignatureModification: '2023-04-01' }],
			},
		],
	};
	const api = {
		total_count: 1,
		results: [
			{
				id: 'API',
				acheteur_id: BUYER,
				titulaire_id_1: F1,
				titulaire_id_2: 'CDL',
				montant: 2000,
				datenotification: '2023-02-01',
				techniques: ['Sans objet'],
			},
		],
	};
	const scdl = `MARCHE_ID;ACHETEURS_ID;ACHETEURS_NOM;NATURE_MARCHE;MARCHE_OBJET;NOTIFICATION_DATE;MONTANT;TITULAIRES_ID;TITULAIRES_ID_TYPE;TITULAIRES_DENOMINATION;MODIF_MARCHE_MONTANT;MODIF_TITULAIRES_ID;MODIF_SIGNATURE_DATE
2023SCDL00;${BUYER};COMMUNE DE FICTIVILLE;Marché;Entretien;2023-03-01;3000;${F1};SIRET;Une société;;;
2023SCDL00;${BUYER};COMMUNE DE FICTIVILLE;Marché;Entretien;2023-03-01;3000;${F1};SIRET;Une société;3500;${F2};2023-09-01
`;
	const inputs = [
		bench.file('v1.json', JSON.stringify(v1)),
		bench.file('api.json', JSON.stringify(api)),
		bench.file('scdl.csv', scdl),
	];
	const out = bench.out();
	await importDecp({ inputs, out });
	const lines = linesOf(out);
	expect([...lines].map(([id, { montant_ht }]) => [id, montant_ht])).toEqual([
		['V1', '1500.00'],
		['API', '2000.00'],
		['2023SCDL00', '3500.00'],
	]);
	expect(lines.get('V1')).toMatchObject({ base_montant: 'maximum', acheteur_niveau: 'local' });
	expect(lines.get('2023SCDL00')?.fournisseur_siret).toBe(F2);
	expect(motifsOf(out)).toContain(
		"V1 | signale | titulaires | ni liste ni objet : ce qui est écrit là n'est pas lu, vérifier le contrat à sa source | 1500.00",
	);
});

describe('a file of no known format', () => {
	const file = () =>
		bench.file(
			'logiciel.csv',
			`N°;Fournisseur;Montant HT;Notifié le;Objet\nA-1;${F1};1000;10/01/2023;Repas\n`,
		);

	it('is refused with what is missing, what was found and what to write', async () => {
		const [issue] = await issuesOf(importDecp({ inputs: [file()], out: bench.out() }));
		const said = issue?.message.replaceAll('\u00a0', ' ') ?? '';
		expect(said).toContain(
			'colonnes introuvables : « id », « acheteur_id », « titulaire_id », « montant », « dateNotification »',
		);
		expect(said).toContain('« Montant HT »');
		expect(said).toContain('donné par --entetes map.json : { "colonnes": { "id": "…"');
		expect(said).toContain('"montant": "Montant HT"');
	});

	it('is read with --entetes', async () => {
		const headers = bench.file(
			'map.json',
			JSON.stringify({
				colonnes: {
					id: 'N°',
					titulaire_id: 'Fournisseur',
					montant: 'Montant HT',
					dateNotification: 'Notifié le',
				},
				valeurs: { acheteur_id: BUYER, acheteur_nom: 'COMMUNE DE FICTIVILLE' },
			}),
		);
		const out = bench.out();
		await importDecp({ inputs: [file()], headers, out });
		expect(linesOf(out).get('A-1')).toMatchObject({
			montant_ht: '1000.00',
			exercice: '2023',
			acheteur_siret: BUYER,
			fournisseur_siret: F1,
		});
	});

	it('says which column of the map is not there, and which name is none of ours', async () => {
		const absent = bench.file('absent.json', '{ "colonnes": { "montant": "Montants HT" } }');
		const [issue] = await issuesOf(
			importDecp({ inputs: [file()], headers: absent, out: bench.out() }),
		);
		expect(issue?.message).toContain('«\u00a0Montants HT\u00a0»');
		expect(issue?.message).toContain('la plus proche\u00a0: «\u00a0Montant HT\u00a0»');
		const wrong = bench.file('faux.json', '{ "colonnes": { "montan": "x" } }');
		const [fault] = await issuesOf(
			importDecp({ inputs: [file()], headers: wrong, out: bench.out() }),
		);
		expect(fault?.message).toContain('la plus proche\u00a0: «\u00a0montant\u00a0»');
	});
});

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
		expect(linesOf(out).size).toBe(rows.length);
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

test('OCDS in columns is pointed at the format to take', async () => {
	const file = bench.file('ocds.csv', 'ocid,releases/0/id,releases/0/buyer/id\nocds-1,1,2\n');
	const [issue] = await issuesOf(importDecp({ inputs: [file], out: bench.out() }));
	expect(issue?.message).toContain('OCDS');
	expect(issue?.message).toContain('data.economie.gouv.fr');
});

test('XML is pointed at the same data in another form', async () => {
	const file = bench.file('decp.xml', '<?xml version="1.0"?><marches><marche/></marches>');
	const [issue] = await issuesOf(importDecp({ inputs: [file], out: bench.out() }));
	expect(issue?.message).toContain('prendre le même jeu en JSON ou en CSV');
});
