/** The forms in which contracts are really published: what each gives, counted by hand. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { importDecp } from '$lib/server/importers/decp/import';
import type { ImportResult } from '$lib/server/importers/importResult';
import { issuesOf } from '../../support/dataset';
import { BUYER, motifsOf, rowsOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

const [F1, F2, F3] = ['00090011800019', '00090012600012', '00090001900019'];

/** Amounts and holders of the lines, by the end of their identifier. */
const linesOf = (out: string) =>
	new Map(rowsOf(out, 'achats.csv').map((row) => [(row.id ?? '').replace(BUYER, ''), row]));

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
