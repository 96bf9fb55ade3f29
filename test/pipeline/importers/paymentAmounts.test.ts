import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importPayments } from '$lib/server/importers/payments/import';
import { main } from '../../../src/cli';
import { issuesOf } from '../../support/dataset';
import { caseFolder } from '../reading/caseFolder';
import { fakeTerminal, filesOf, rowsOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const infoOf = (folder: string) =>
	JSON.parse(readFileSync(join(folder, 'jeu.json'), 'utf8')) as Record<string, string>;

test('a Chorus extract: blank headers by their place, line breaks in names, « # » is nothing', async () => {
	const mapping = bench.file(
		'chorus.json',
		JSON.stringify({
			colonnes: {
				exercice: 'Date de dernière opération sur la DP',
				acheteur_nom: 'colonne 9',
				fournisseur_siret: 'Code taxe 1',
				fournisseur_nom: 'colonne 7',
				montant_ht: 'Montant payé',
				contrat_id: 'N° EJ',
			},
			valeurs: { base_montant: 'paye', acheteur_niveau: 'etat' },
		}),
	);
	const out = bench.out();
	const inputs = ['chorus.csv', 'chorus-sans-entite.csv'].map((name) =>
		join(caseFolder('entetes-chorus'), name),
	);
	const { records, notes } = await importPayments({ inputs, mapping, out });
	expect(records).toEqual({ read: 6, kept: 4, merged: 0, setAside: 2 });
	const rows = rowsOf(out, 'achats.csv');
	expect(
		rows
			.slice(0, 2)
			.map((row) =>
				[
					row.exercice,
					row.acheteur_nom,
					row.fournisseur_siret,
					row.fournisseur_nom,
					row.montant_ht,
				].join('|'),
			),
	).toEqual([
		'2012|Préfecture 35|00090001900019|ATELIER FICTIF|10000.00',
		'2012|Préfecture 35||SOCIETE FICTIVE|90000.00',
	]);
	expect(rows.map((row) => [row.clause_sociale, row.marche_reserve])).toEqual(
		rows.map(() => ['inconnu', 'inconnu']),
	);
	const report = rowsOf(out, 'import-rapport.csv');
	expect(report.map(({ ligne, sort, motif }) => `${ligne} ${sort} ${plain(motif ?? '')}`)).toEqual([
		'4 ecarte ligne de total : elle répète des lignes déjà lues, et n’est pas comptée',
		'4 ecarte ligne de total : elle répète des lignes déjà lues, et n’est pas comptée',
	]);
	const said = plain(notes.join('\n'));
	expect(said).toContain('sans que leur nom le dise : « Montant payé »');
	expect(said).toContain('Lieu d’exécution absent : aucune ligne n’a de département');
	expect(said).toContain('Clauses sociales, marchés réservés et heures d’insertion inconnus');
	expect(infoOf(out)).toMatchObject({ lieu: 'acheteur' });
	expect(infoOf(out).perimetre).toContain('la part réalisée est un minimum');
	expect(await main(['check', out, '--strict'], fakeTerminal())).toBe(0);
});

test('amounts with tax are refused, then brought back before tax at the rate of each row', async () => {
	const extract = bench.file(
		'ttc.csv',
		`Année;Service;Montant TTC;Taux
2012;A;1 200,00;20
2012;A;100;19,6 %
2012;A;-60;5,5
2012;A;0,03;20
2012;A;-0,03;0,2
2012;A;120;
2012;A;50;exonéré
2012;A;70;0
`,
	);
	const colonnes = { exercice: 'Année', acheteur_nom: 'Service', montant_ht: 'Montant TTC' };
	const valeurs = { base_montant: 'paye' };
	const bare = bench.file('sans.json', JSON.stringify({ colonnes, valeurs }));
	const inputs = [extract];
	const [issue] = await issuesOf(importPayments({ inputs, mapping: bare, out: bench.out() }));
	expect(issue?.message).toContain('--tva 20');
	const rated = bench.file(
		'taux.json',
		JSON.stringify({ colonnes: { ...colonnes, taux_tva: 'Taux' }, valeurs }),
	);
	const out = bench.out();
	const { euros, notes, reasons } = await importPayments({
		inputs,
		mapping: rated,
		vat: '20',
		out,
	});
	// 1200 ÷ 1,2; 100 ÷ 1,196 = 83,6120…; −60 ÷ 1,055 = −56,8720…; 0,025 and −0,025 away from zero; 120 ÷ 1,2.
	expect(rowsOf(out, 'achats.csv').map(({ montant_ht }) => montant_ht)).toEqual([
		'1000.00',
		'83.61',
		'-56.87',
		'0.03',
		'-0.03',
		'100.00',
		'70.00',
	]);
	expect(euros).toEqual({ read: '1480', kept: '1430', merged: '0', setAside: '50' });
	expect(reasons[0]).toMatchObject({ sort: 'ecarte', lignes: 1, euros: 50 });
	expect(reasons[0]?.motif).toContain('taux de TVA absent ou illisible');
	expect(plain(notes.join(' '))).toMatch(
		/Taxe ôtée de 7 lignes .*1 430 € toutes taxes comprises, 1 197 € hors taxes/,
	);
});

test('codes without a segment are listed with a proposal, to complete and give back', async () => {
	const extract = bench.file(
		'groupes.csv',
		`Année;Service;Dépt;Groupe;Libellé du groupe;Montant HT
2012;A;35;40.01.01;PRESTATIONS DE NETTOYAGE DES LOCAUX;1000
2012;A;35;40.01.01;PRESTATIONS DE NETTOYAGE DES LOCAUX;500
2012;A;35;34.03.01;Pièces;300
2012;A;35;99.01.01;Divers;200
`,
	);
	const mapping = bench.file(
		'codes.json',
		JSON.stringify({
			colonnes: {
				exercice: 'Année',
				acheteur_nom: 'Service',
				departement: 'Dépt',
				montant_ht: 'Montant HT',
				nomenclature: 'Groupe',
				nomenclature_libelle: 'Libellé du groupe',
			},
			valeurs: { base_montant: 'paye' },
			nomenclature: {},
		}),
	);
	const out = bench.out();
	const argv = ['import', 'paiements', '--in', extract, '--correspondance', mapping, '--out', out];
	const terminal = fakeTerminal();
	expect(await main(argv, terminal)).toBe(0);
	expect(terminal.said.join('\n')).toContain('nomenclature-a-completer.csv');
	const listed = rowsOf(out, 'nomenclature-a-completer.csv');
	expect(
		listed.map((row) => [row.code, row.segment, row.propose, row.lignes, row.montant_ht].join('|')),
	).toEqual([
		'40.01.01||nettoyage|2|1500.00',
		'34.03.01||vehicules|1|300.00',
		'99.01.01|||1|200.00',
	]);
	expect(rowsOf(out, 'achats.csv').map(({ segment }) => segment)).toEqual(['', '', '', '']);
	const completed = bench.file('complete.csv', 'code;segment\n40.01;nettoyage\n34.03.01;\n');
	expect(await main([...argv, '--nomenclature', completed, '--remplacer'], terminal)).toBe(0);
	expect(rowsOf(out, 'achats.csv').map(({ segment }) => segment)).toEqual([
		'nettoyage',
		'nettoyage',
		'',
		'',
	]);
	expect(filesOf(out)).toContain('nomenclature-a-completer.csv');
	const wrong = bench.file('faux.csv', 'code;segment\n40.01;netoyage\n');
	const faults = fakeTerminal();
	expect(await main([...argv, '--nomenclature', wrong, '--remplacer'], faults)).toBe(1);
	expect(faults.complained.join('\n')).toContain('la plus proche\u00a0: «\u00a0nettoyage\u00a0»');
});

test('a formula or an error names no line, no buyer, no supplier: the folder is sound', async () => {
	const mapping = bench.file(
		'formules.json',
		JSON.stringify({
			colonnes: {
				id: 'Pièce',
				exercice: 'Année',
				acheteur_nom: 'Service',
				fournisseur_nom: 'Tiers',
				montant_ht: 'Montant',
				contrat_id: 'Marché',
			},
			valeurs: { base_montant: 'paye' },
		}),
	);
	const input = bench.file(
		'formules.csv',
		`Pièce;Année;Service;Tiers;Montant;Marché
=ZeA;2012;Préfecture;Atelier;100;M1
K2;2012;=SOMME(A1);Atelier;200;M2
K3;2012;Préfecture;=1+1;300;#REF!
#REF!;2012;Préfecture;Atelier;400;M4
`,
	);
	const out = bench.out();
	const { records, euros } = await importPayments({ inputs: [input], mapping, out });
	expect(records).toEqual({ read: 4, kept: 1, merged: 0, setAside: 3 });
	expect(euros).toEqual({ read: '1000', kept: '300', merged: '0', setAside: '700' });
	expect(
		rowsOf(out, 'achats.csv').map(({ id, fournisseur_nom, contrat_id }) => [
			id,
			fournisseur_nom,
			contrat_id,
		]),
	).toEqual([['K3', '', '']]);
	const report = rowsOf(out, 'import-rapport.csv').map(({ ligne, colonne, valeur, sort }) =>
		[ligne, colonne, valeur, sort].join(' | '),
	);
	expect(report).toEqual([
		'2 | id | =ZeA | ecarte',
		'3 | acheteur_nom | =SOMME(A1) | ecarte',
		'4 | contrat_id | #REF! | signale',
		'4 | fournisseur_nom | =1+1 | signale',
		'5 | id | #REF! | ecarte',
	]);
	expect(await main(['check', out, '--strict'], fakeTerminal())).toBe(0);
});
