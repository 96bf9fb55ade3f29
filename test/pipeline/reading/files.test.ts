import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { openNative, type NativeEngine } from '$lib/server/native';
import { issuesOf, loadFiles, ONE_PURCHASE, testSource } from '../../support/dataset';

let engine: NativeEngine;
beforeEach(async () => {
	engine = await openNative({ threads: 1 });
});
afterEach(() => engine.close());

const HEADER = 'id,exercice,acheteur_nom,montant_ht,base_montant\n';

/** Windows-1252 bytes of a text whose characters are all Latin-1. */
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const loadGz = (file: Uint8Array) => loadDataset(engine, testSource({ 'achats.csv.gz': file }));

const purchases = () =>
	engine.query('SELECT ligne, id, acheteur_nom, montant_cts FROM achats ORDER BY ligne');
const read = () =>
	engine.query(
		"SELECT fichier, enregistrements, gardes, ecartes, encodage, separateur FROM fichiers_lus WHERE table_contrat = 'achats'",
	);
const findings = () =>
	engine.query(
		"SELECT fichier, ligne, colonne, valeur, regle, gravite FROM constats WHERE fichier LIKE 'achats%'",
	);

describe('files', () => {
	it('reads UTF-8 with a byte order mark, CRLF and quoted line breaks', async () => {
		const text = '\uFEFF' + HEADER + 'A1,2012,"Préfecture, bureau ""A""\nRennes",1.50,paye\n';
		await loadFiles(engine, { 'achats.csv': text.replace(/\n/g, '\r\n') });
		expect(await purchases()).toEqual([
			{ ligne: 2, id: 'A1', acheteur_nom: 'Préfecture, bureau "A"\nRennes', montant_cts: 150 },
		]);
		expect(await findings()).toEqual([]);
	});

	it('recognises Windows-1252 and semicolons with decimal commas', async () => {
		const text = HEADER.replaceAll(',', ';') + 'A1;2012;Préfecture;1\u00a0234,5;paye\n';
		await loadFiles(engine, { 'achats.csv': latin(text) });
		expect(await purchases()).toEqual([
			{ ligne: 2, id: 'A1', acheteur_nom: 'Préfecture', montant_cts: 123450 },
		]);
		expect(await read()).toEqual([
			{
				fichier: 'achats.csv',
				enregistrements: 1,
				gardes: 1,
				ecartes: 0,
				encodage: 'Windows-1252',
				separateur: ';',
			},
		]);
	});

	it('starts again as Windows-1252 when the first byte that is not UTF-8 comes late', async () => {
		const lines = Array.from({ length: 5000 }, (_, i) => `A${i},2012,Service,1,paye\n`);
		const text = HEADER + lines.join('') + 'Z,2012,Préfet,2,paye\n';
		await loadFiles(engine, { 'achats.csv': latin(text) });
		expect(await read()).toMatchObject([{ enregistrements: 5001, gardes: 5001 }]);
		expect(await engine.query("SELECT acheteur_nom FROM achats WHERE id = 'Z'")).toEqual([
			{ acheteur_nom: 'Préfet' },
		]);
	});

	it('reads gzip', async () => {
		await loadGz(gzipSync(ONE_PURCHASE));
		expect(await read()).toMatchObject([{ fichier: 'achats.csv.gz', gardes: 1 }]);
	});

	it('stops on a gzip that is cut', async () => {
		const whole = gzipSync(ONE_PURCHASE);
		const wrong = Uint8Array.from(whole);
		wrong[wrong.length - 6] = (wrong.at(-6) ?? 0) ^ 1;
		for (const bad of [whole.subarray(0, -12), whole.subarray(0, -3), wrong]) {
			expect(await issuesOf(loadGz(bad))).toEqual([
				{
					fichier: 'achats.csv.gz',
					message: 'fichier compressé incomplet ou abîmé\u00a0: le refaire',
				},
			]);
		}
	});

	it('sets ragged lines and stray quotes aside, alone, and keeps them in the ledger', async () => {
		const text =
			HEADER +
			'A1,2012,Service,1,paye\n' +
			'A2,2012,Service,1\n' +
			'A3,2012,"Service,1,paye\n' +
			'A4,2012,5" service,1,paye\n';
		await loadFiles(engine, { 'achats.csv': text });
		expect(await purchases()).toEqual([
			{ ligne: 2, id: 'A1', acheteur_nom: 'Service', montant_cts: 100 },
			{ ligne: 5, id: 'A4', acheteur_nom: '5" service', montant_cts: 100 },
		]);
		expect(await findings()).toEqual([
			{
				fichier: 'achats.csv',
				ligne: 3,
				colonne: '',
				valeur: 'A2,2012,Service,1',
				regle: '4 colonnes au lieu de 5',
				gravite: 'rejet',
			},
			{
				fichier: 'achats.csv',
				ligne: 4,
				colonne: '',
				valeur: 'A3,2012,"Service,1,paye',
				regle:
					'guillemet non fermé ou mal placé\u00a0: la ligne est écartée, la lecture reprend à la suivante',
				gravite: 'rejet',
			},
		]);
		expect(await engine.query('SELECT * FROM achats_rejetes ORDER BY ligne')).toEqual([
			{ ligne: 3, exercice: null, departement: null, montant_cts: null },
			{ ligne: 4, exercice: null, departement: null, montant_cts: null },
		]);
		expect(await read()).toMatchObject([{ enregistrements: 4, gardes: 2, ecartes: 2 }]);
	});

	it('reads Parquet: dates from timestamps, whole numbers from floating ones, ranks from rows', async () => {
		const path = await engine.putFile('achats.parquet', new Uint8Array());
		await engine.run(
			`COPY (SELECT * FROM (VALUES
				('A1', 2012.0::DOUBLE, 'Service', 12.50::DECIMAL(18,6), 'paye', TIMESTAMP '2012-06-30', true),
				('A2', 2011.0, 'Service', -3.00, 'paye', NULL, NULL)
			) t(id, exercice, acheteur_nom, montant_ht, base_montant, contrat_fin, clause_sociale))
			TO '${path}' (FORMAT parquet)`,
		);
		const source = { ...testSource({ 'achats.parquet': '' }), path: () => path };
		await loadDataset(engine, source);
		expect(
			await engine.query(
				'SELECT ligne, exercice, montant_cts, contrat_fin::VARCHAR AS fin, clause_sociale FROM achats ORDER BY ligne',
			),
		).toEqual([
			{ ligne: 2, exercice: 2012, montant_cts: 1250, fin: '2012-06-30', clause_sociale: true },
			{ ligne: 3, exercice: 2011, montant_cts: -300, fin: null, clause_sociale: false },
		]);
		expect(await read()).toMatchObject([{ encodage: 'Parquet', separateur: null }]);
	});

	it('reads a long Parquet file piece by piece, tells how far it is and names the right lines', async () => {
		const path = await engine.putFile('achats.parquet', new Uint8Array());
		// The year of the 290 000th row cannot be read.
		await engine.run(
			`COPY (
				SELECT 'A' || i AS id, CASE WHEN i = 290000 THEN 'mille' ELSE '2012' END AS exercice,
					'Service' AS acheteur_nom, '1,00' AS montant_ht, 'paye' AS base_montant
				FROM range(1, 300001) t(i)
			) TO '${path}' (FORMAT parquet)`,
		);
		const source = { ...testSource({ 'achats.parquet': '' }), path: () => path, size: () => 3_000 };
		const told: [octets: number, enregistrements: number][] = [];
		await loadDataset(engine, source, {
			onProgress: (progress) => {
				if (progress.etape !== 'lecture' || progress.fichier !== 'achats.parquet') return;
				told.push([progress.octets, progress.enregistrements]);
			},
		});
		expect(told.length).toBeGreaterThan(1);
		expect(told.at(-1)).toEqual([3_000, 300_000]);
		for (const [octets, enregistrements] of told)
			expect(octets).toBe(Math.round(enregistrements / 100));
		expect(await read()).toMatchObject([{ enregistrements: 300_000, gardes: 299_999, ecartes: 1 }]);
		// Its header would be line 1.
		expect(await findings()).toMatchObject([
			{ ligne: 290_001, colonne: 'exercice', valeur: 'mille', gravite: 'rejet' },
		]);
		expect(
			await engine.query(
				'SELECT count(DISTINCT ligne) AS n, max(ligne) AS derniere, sum(montant_cts)::DOUBLE AS total FROM achats',
			),
		).toEqual([{ n: 299_999, derniere: 300_001, total: 29_999_900 }]);
	});

	it('lets a folder replace a whole reference table', async () => {
		const segments =
			'code,libelle,achats_courants,part_main_oeuvre,statut,valeur_heure\nmenage,Ménage,oui,"0,7",source,"30,25"\n';
		await loadFiles(engine, {
			'reference/segments.csv': segments,
			'reference/segments_cpv.csv': 'segment,prefixe_cpv\nmenage,909\n',
		});
		expect(
			await engine.query(
				'SELECT code, achats_courants, part_main_oeuvre, valeur_heure_cts FROM ref_segments',
			),
		).toEqual([
			{ code: 'menage', achats_courants: true, part_main_oeuvre: 0.7, valeur_heure_cts: 3025 },
		]);
	});

	it('makes an empty table of an absent file, and says which are there', async () => {
		const { present } = await loadFiles(engine, {
			'declarations.csv': 'bassin,statut\n5315,aucun\n',
		});
		expect(present).toMatchObject({ achats: true, declarations: true, postes: false });
		expect(await engine.query('SELECT * FROM postes')).toEqual([]);
		expect(await engine.query('SELECT * FROM declarations')).toEqual([
			{ ligne: 2, bassin: '5315', statut: 'aucun', declare_le: null, origine: null },
		]);
	});

	it('warns of columns and files that are not read', async () => {
		await loadFiles(engine, {
			'achats.csv': 'segmant,' + HEADER + 'x,A1,2012,Service,1,paye\n',
			'structure.csv': 'siret\n',
			// What importers leave for one another is known.
			'communes.csv': 'code,libelle,bassin\n',
			'import-rejets.csv': 'fichier\n',
			'fusion-doublons.csv': 'sort\n',
		});
		expect(
			await engine.query('SELECT fichier, ligne, colonne, valeur, regle, gravite FROM constats'),
		).toEqual([
			{
				fichier: 'achats.csv',
				ligne: 1,
				colonne: 'segmant',
				valeur: '',
				regle:
					"colonne inconnue du contrat\u00a0: elle n'est pas lue\u00a0; peut-être «\u00a0segment\u00a0»",
				gravite: 'avertissement',
			},
			{
				fichier: 'structure.csv',
				ligne: null,
				colonne: '',
				valeur: '',
				regle:
					"fichier inconnu du contrat\u00a0: il n'est pas lu\u00a0; peut-être «\u00a0structures.csv\u00a0»",
				gravite: 'avertissement',
			},
		]);
	});

	it('reports its progress in bytes and records', async () => {
		const seen: unknown[] = [];
		await loadFiles(
			engine,
			{},
			{
				onProgress: (progress) => {
					if (progress.fichier === 'achats.csv') seen.push(progress);
				},
			},
		);
		expect(seen).toEqual([
			// The header is known at the end of so small a file.
			...[0, 1].map((enregistrements) => ({
				etape: 'lecture',
				fichier: 'achats.csv',
				octets: new TextEncoder().encode(ONE_PURCHASE).length,
				total: new TextEncoder().encode(ONE_PURCHASE).length,
				enregistrements,
			})),
			{ etape: 'controle', fichier: 'achats.csv' },
		]);
	});
});
