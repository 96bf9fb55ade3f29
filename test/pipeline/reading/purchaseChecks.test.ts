import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNative, type NativeEngine } from '$lib/server/native';
import { loadFiles } from '../../support/dataset';
import { findingsOf, REPAIR, type Gravity } from './findings';

let engine: NativeEngine;
beforeAll(async () => {
	engine = await openNative({ threads: 1 });
});
afterAll(() => engine.close());

const findings = (file: string, gravity: Gravity) => findingsOf(engine, file, gravity);

const COLUMNS =
	'id,exercice,departement,bassin,acheteur_siret,acheteur_nom,acheteur_niveau,segment,cpv,fournisseur_siret,fournisseur_nom,montant_ht,base_montant,sous_traitant_siret,sous_traitance_ht,clause_sociale,heures_insertion,contrat_id,contrat_fin'.split(
		',',
	);

let next = 0;

/** A purchase without fault, with what should differ; each names a supplier of its own. */
function purchase(changes: Record<string, string> = {}): string {
	next++;
	const values: Record<string, string> = {
		id: `A${next}`,
		exercice: '2012',
		departement: '35',
		bassin: '5315',
		acheteur_nom: 'Préfecture',
		fournisseur_nom: `Fournisseur ${next}`,
		montant_ht: '100',
		base_montant: 'paye',
		...changes,
	};
	return COLUMNS.map((column) => values[column] ?? '').join(';');
}

function purchases(...rows: Record<string, string>[]): string {
	next = 0;
	return [COLUMNS.join(';'), ...rows.map(purchase)].join('\n') + '\n';
}

describe('rejected purchases', () => {
	beforeAll(async () => {
		await loadFiles(engine, {
			'achats.csv': purchases(
				{}, // 2, kept
				{ id: '' },
				{ id: 'A1' },
				{ exercice: 'deux mille douze' },
				{ exercice: '1999', departement: '2A', bassin: '9401' },
				{ departement: '20' },
				{ departement: '1', bassin: '' },
				{ bassin: '51', departement: '' },
				{ bassin: '9999' },
				{ acheteur_nom: ' ' }, // 11
				{ acheteur_niveau: 'Etat' },
				{ segment: 'menage' },
				{ cpv: '9130000', segment: '' },
				{ cpv: 'X' },
				{ montant_ht: '1,234' }, // 16
				{ montant_ht: '' },
				{ base_montant: 'payé' },
				{ sous_traitant_siret: '00012345500016' },
				{ sous_traitance_ht: '5' },
				{ sous_traitant_siret: '00012345500016', sous_traitance_ht: '-5' }, // 21
				{ clause_sociale: 'peut-être' },
				{ heures_insertion: '-1' },
				{ contrat_fin: '2012-02-30' },
				{ exercice: 'x', departement: '3', montant_ht: 'y' },
				{ id: 'A1', montant_ht: '5' }, // 26
			),
		});
	});

	it('are listed fault by fault, with line, column, value and rule', async () => {
		const levels =
			'etat_central, etat_deconcentre, etat, etablissement_public, regional, departemental, local, autre';
		const year =
			'nombre entier illisible ou hors limites ; valeur attendue : au moins 2000, au plus 2100';
		const amount = 'montant illisible ou hors limites : 11 chiffres avant la virgule au plus';
		const pair =
			'sous_traitant_siret et sous_traitance_ht vont ensemble : remplir les deux ou aucun';
		expect(await findings('achats.csv', 'rejet')).toEqual([
			[3, 'id', '', 'valeur obligatoire absente'],
			[4, 'id', 'A1', 'id déjà à la ligne 2'],
			[5, 'exercice', 'deux mille douze', year],
			[6, 'exercice', '1999', year],
			[7, 'departement', '20', 'code inconnu de departements.csv'],
			[8, 'departement', '1', 'zéro initial perdu : lire « 01 »' + REPAIR],
			[9, 'bassin', '51', 'zéro initial perdu : lire « 0051 »' + REPAIR],
			[10, 'bassin', '9999', 'code inconnu de bassins.csv, édition 2020'],
			[11, 'acheteur_nom', ' ', 'valeur obligatoire absente'],
			[12, 'acheteur_niveau', 'Etat', `valeur hors de la liste : ${levels}`],
			[13, 'segment', 'menage', 'code inconnu de segments.csv'],
			[14, 'cpv', '9130000', 'zéro initial perdu : lire « 09130000 »' + REPAIR],
			[15, 'cpv', 'X', 'forme inattendue : 8 chiffres, avec ou sans clé (-9), attendus'],
			[
				16,
				'montant_ht',
				'1,234',
				'nombre à deux lectures, milliers ou décimales : dire le signe des milliers avec --milliers (virgule, point ou aucun)',
			],
			[17, 'montant_ht', '', 'valeur obligatoire absente'],
			[18, 'base_montant', 'payé', 'valeur hors de la liste : paye, commande, attribue, maximum'],
			[19, 'sous_traitance_ht', '', pair],
			[20, 'sous_traitant_siret', '', pair],
			[21, 'sous_traitance_ht', '-5', amount + ' ; valeur attendue : au moins 0'],
			[
				22,
				'clause_sociale',
				'peut-être',
				'ni vrai ni faux : écrire true/false, vrai/faux, oui/non, 1/0, ou « inconnu »',
			],
			[
				23,
				'heures_insertion',
				'-1',
				'nombre illisible ou hors limites ; valeur attendue : au moins 0',
			],
			[
				24,
				'contrat_fin',
				'2012-02-30',
				'date illisible ou inexistante : écrire aaaa-mm-jj ou jj/mm/aaaa',
			],
			[25, 'departement', '3', 'zéro initial perdu : lire « 03 »' + REPAIR],
			[25, 'exercice', 'x', year],
			[25, 'montant_ht', 'y', amount],
			[26, 'id', 'A1', 'id déjà à la ligne 2'],
		]);
		expect(await findings('achats.csv', 'avertissement')).toEqual([]);
	});

	it('leave the table, and stay in the ledger by what can be read of them', async () => {
		expect(await engine.query('SELECT ligne, id FROM achats')).toEqual([{ ligne: 2, id: 'A1' }]);
		const rows = await engine.query<{ ligne: number }>(
			'SELECT * FROM achats_rejetes ORDER BY ligne',
		);
		expect(rows.map((row) => row.ligne)).toEqual(Array.from({ length: 24 }, (_, i) => i + 3));
		const row = (ligne: number) => rows[ligne - 3];
		const sound = { exercice: 2012, departement: '35', montant_cts: 10000 };
		expect(row(3)).toEqual({ ligne: 3, ...sound });
		expect(row(5)).toEqual({ ligne: 5, ...sound, exercice: null });
		expect(row(6)).toEqual({ ligne: 6, ...sound, exercice: null, departement: '2A' });
		expect(row(8)).toEqual({ ligne: 8, ...sound, departement: null });
		expect(row(9)).toEqual({ ligne: 9, ...sound, departement: null });
		expect(row(16)).toEqual({ ligne: 16, ...sound, montant_cts: null });
		expect(row(25)).toEqual({ ligne: 25, exercice: null, departement: null, montant_cts: null });
		expect(row(26)).toEqual({ ligne: 26, ...sound, montant_cts: 500 });
	});
});

describe('purchases kept with a warning', () => {
	it('are listed with the reason', async () => {
		const same = { fournisseur_nom: 'Même', montant_ht: '250' };
		await loadFiles(engine, {
			'achats.csv': purchases(
				{ fournisseur_siret: '00012345500017', fournisseur_nom: '' },
				{ acheteur_siret: '123' },
				{ sous_traitant_siret: '12345500016', sous_traitance_ht: '5' },
				{ departement: '29' },
				{ montant_ht: '100000000' }, // 6: exactly 100 M€, no warning
				{ montant_ht: '-100000000,01' },
				same,
				same,
				{ ...same, contrat_id: 'C1' },
				{ ...same, contrat_id: 'C1' }, // 11
				{ ...same, exercice: '2011' },
				{ fournisseur_nom: '', montant_ht: '250' },
				{ fournisseur_nom: '', montant_ht: '250' },
				same,
				{ fournisseur_siret: '00012345500016' }, // 16
			),
		});
		const siret = 'SIRET invalide : 14 chiffres et clé de Luhn attendus';
		const twin =
			"doublon probable : même exercice, même acheteur, même fournisseur, même montant et même contrat qu'à la ligne ";
		expect(await findings('achats.csv', 'avertissement')).toEqual([
			[2, 'fournisseur_siret', '00012345500017', siret],
			[3, 'acheteur_siret', '123', siret],
			[
				4,
				'sous_traitant_siret',
				'12345500016',
				'zéro initial perdu : lire « 00012345500016 »' + REPAIR,
			],
			[5, 'bassin', '5315', "le bassin n'est pas dans le département 29"],
			[
				7,
				'montant_ht',
				'-100000000,01',
				'montant supérieur à 100 M€ en valeur absolue : à vérifier',
			],
			[9, 'id', 'A8', twin + '8'],
			[11, 'id', 'A10', twin + '10'],
			[15, 'id', 'A14', twin + '8'],
		]);
		expect(await findings('achats.csv', 'rejet')).toEqual([]);
		expect(
			await engine.query(
				'SELECT ligne, fournisseur_valide AS f, sous_traitant_valide AS s FROM achats WHERE ligne IN (2, 4, 16) ORDER BY ligne',
			),
		).toEqual([
			{ ligne: 2, f: false, s: false },
			{ ligne: 4, f: false, s: false },
			{ ligne: 16, f: true, s: false },
		]);
	});
});

describe('defaults', () => {
	it('fill what is empty, the level from jeu.json', async () => {
		await loadFiles(engine, { 'achats.csv': purchases({}, { acheteur_niveau: 'local' }) });
		const rows = await engine.query(
			'SELECT acheteur_niveau, clause_sociale, marche_reserve, heures_insertion, sous_traitance_cts FROM achats ORDER BY ligne',
		);
		const byDefault = {
			clause_sociale: false,
			marche_reserve: false,
			heures_insertion: 0,
			sous_traitance_cts: null,
		};
		expect(rows).toEqual([
			{ acheteur_niveau: 'etat', ...byDefault },
			{ acheteur_niveau: 'local', ...byDefault },
		]);
	});
});

describe('repairs asked for', () => {
	it('complete the codes, keep the rows and list what was done', async () => {
		await loadFiles(
			engine,
			{
				'achats.csv': purchases(
					{ departement: '1', bassin: '' },
					{ departement: '61', bassin: '51' },
					{ cpv: '9130000-9' },
					{ fournisseur_siret: '12345500016' },
					{ bassin: '99' },
				),
				'demandes_fse.csv': 'demande_id,bassins\nF1,51 52\n',
			},
			{ repair: true },
		);
		expect(await findings('achats.csv', 'avertissement')).toEqual([
			[2, 'departement', '1', 'zéro initial perdu : lu « 01 » (--reparer)'],
			[3, 'bassin', '51', 'zéro initial perdu : lu « 0051 » (--reparer)'],
			[4, 'cpv', '9130000-9', 'zéro initial perdu : lu « 09130000-9 » (--reparer)'],
			[
				5,
				'fournisseur_siret',
				'12345500016',
				'zéro initial perdu : lu « 00012345500016 » (--reparer)',
			],
		]);
		expect(await findings('achats.csv', 'rejet')).toEqual([
			[6, 'bassin', '99', 'code inconnu de bassins.csv, édition 2020'],
		]);
		expect(await findings('demandes_fse.csv', 'avertissement')).toEqual([
			[2, 'bassins', '51 52', 'zéro initial perdu : lu « 0051 0052 » (--reparer)'],
		]);
		expect(
			await engine.query('SELECT departement, bassin, cpv FROM achats ORDER BY ligne'),
		).toEqual([
			{ departement: '01', bassin: null, cpv: null },
			{ departement: '61', bassin: '0051', cpv: null },
			{ departement: '35', bassin: '5315', cpv: '09130000-9' },
			{ departement: '35', bassin: '5315', cpv: null },
		]);
	});
});
