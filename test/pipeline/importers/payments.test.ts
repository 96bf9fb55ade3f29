import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importPayments } from '$lib/server/importers/payments/import';
import type { ImportResult } from '$lib/server/importers/importResult';
import { openNative } from '$lib/server/native';
import { main } from '../../../src/cli';
import { issuesOf } from '../../support/dataset';
import { fakeTerminal, filesOf, rowsOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

const MAP = {
	colonnes: {
		exercice: ['Exercice', 'Date de paiement'],
		departement: 'Dépt',
		acheteur_nom: 'Service',
		nomenclature: 'Groupe',
		cpv: 'Code CPV',
		fournisseur_siret: 'SIRET tiers',
		montant_ht: ['Montant payé HT', 'montant ht'],
		clause_sociale: 'Clause',
	},
	valeurs: { base_montant: 'paye', acheteur_niveau: 'etat_deconcentre' },
	nomenclature: { '33': 'maintenance', '33.01': 'nettoyage', '33.1': 'courrier' },
	traductions: { clause_sociale: { O: 'oui', N: 'non' } },
};

/** As an office exports it: semicolons, Windows-1252, decimal commas. */
const OF_2011 = `Exercice;Service;Dépt;Groupe;Code CPV;SIRET tiers;Montant payé HT;Clause
2011;Préfecture fictive;35;33.01.02;;00080001100017;1 234,50;O
2011;Préfecture fictive;35;33.02;;;2 000,00;N
2011;Préfecture fictive;35;44.10;;;300,10;N
2011;Préfecture fictive;35;33.01;;;NC;N
2011;Préfecture fictive;1;33.01;;;50,0050;N
2011;Préfecture fictive;35;330.1;;;-100,00 €;N
2011;Préfecture fictive
`;

const OF_2012 = `Date de paiement,Service,Dépt,Groupe,Code CPV,SIRET tiers,Montant HT,Clause
12/03/2012,Rectorat fictif,2A,,90910000-9,,10.0050,
12/03/2012,Rectorat fictif,2A,,9091000,,20,
12/03/2012,Rectorat fictif,2A,,XX,,30,
12/03/1999,Rectorat fictif,2A,33.01,,,40,
`;

function mapping(map: unknown = MAP): string {
	return bench.file('map.json', JSON.stringify(map));
}

async function inputs(): Promise<string[]> {
	const parquet = join(bench.place, 'paiements-autres.parquet');
	const engine = await openNative();
	await engine.run(
		`COPY (SELECT 2012 AS "Exercice", 'Service central fictif' AS "Service", '75' AS "Dépt",
			'33.10' AS "Groupe", NULL AS "Code CPV", NULL AS "SIRET tiers",
			5.25::DECIMAL(9,2) AS "Montant HT", 'O' AS "Clause") TO '${parquet}' (FORMAT parquet)`,
	);
	await engine.close();
	return [
		bench.file(
			'paiements-2011.csv.gz',
			gzipSync(Buffer.from(OF_2011.replace('€', '\x80'), 'latin1')),
		),
		bench.file('paiements-2012.csv', OF_2012),
		parquet,
	];
}

describe('payments', () => {
	const out = bench.out();
	let files: string[];
	let result: ImportResult;
	let rows: Record<string, string>[];
	let report: string[];
	beforeAll(async () => {
		files = await inputs();
		result = await importPayments({ inputs: files, mapping: mapping(), out, today: '2026-01-01' });
		rows = rowsOf(out, 'achats.csv');
		report = rowsOf(out, 'import-rapport.csv').map(({ fichier, ligne, sort, motif }) =>
			[fichier?.replace(/^.*\//, ''), ligne, sort, motif?.replace(/[\u00a0\u202f]/g, ' ')].join(
				' | ',
			),
		);
	});

	it('accounts for every record and every euro', () => {
		expect(result.records).toEqual({ read: 12, kept: 8, merged: 0, setAside: 4 });
		// 1 234.50 + 2 000 + 300.10 + 50.005 - 100, then 10.005 + 20 + 30 + 40, then 5.25.
		expect(result.euros).toEqual({
			read: '3589.86',
			kept: '3499.855',
			merged: '0',
			setAside: '90.005',
		});
	});

	it('puts the columns, the constants and the words where the contract wants them', () => {
		expect(rows[0]).toMatchObject({
			id: 'paiements-2011.csv.gz:2',
			exercice: '2011',
			departement: '35',
			acheteur_nom: 'Préfecture fictive',
			acheteur_niveau: 'etat_deconcentre',
			segment: 'nettoyage',
			fournisseur_siret: '00080001100017',
			montant_ht: '1234.50',
			base_montant: 'paye',
			clause_sociale: 'true',
			heures_insertion: '',
		});
	});

	it('gives each code the segment of its longest prefix, and leaves the unknown ones without', () => {
		expect(rows.map(({ id, segment, cpv, montant_ht }) => [id, segment, cpv, montant_ht])).toEqual([
			['paiements-2011.csv.gz:2', 'nettoyage', '', '1234.50'],
			['paiements-2011.csv.gz:3', 'maintenance', '', '2000.00'],
			['paiements-2011.csv.gz:4', '', '', '300.10'],
			['paiements-2011.csv.gz:7', '', '', '-100.00'],
			['paiements-2012.csv:2', '', '90910000-9', '10.01'],
			['paiements-2012.csv:3', '', '09091000', '20.00'],
			['paiements-2012.csv:4', '', '', '30.00'],
			// "33.1" is not the start of "33.10": its group is 33.
			['paiements-autres.parquet:2', 'maintenance', '', '5.25'],
		]);
	});

	it('says why each row was set aside, and what to know of the others', () => {
		expect(report).toEqual([
			'paiements-2011.csv.gz | 4 | signale | code de nomenclature inconnu : ligne gardée, sans segment',
			'paiements-2011.csv.gz | 5 | ecarte | montant_ht : montant illisible ou hors limites : 11 chiffres avant la virgule au plus',
			'paiements-2011.csv.gz | 6 | ecarte | departement : zéro initial perdu, relancer avec --reparer',
			'paiements-2011.csv.gz | 7 | signale | code de nomenclature inconnu : ligne gardée, sans segment',
			'paiements-2011.csv.gz | 8 | ecarte | montant_ht : valeur obligatoire absente',
			'paiements-2011.csv.gz | 8 | signale | lignes plus courtes que l’en-tête, dont les dernières colonnes, facultatives, sont lues vides : 1',
			'paiements-2012.csv | 2 | signale | montant de plus de deux décimales, arrondi au centime',
			'paiements-2012.csv | 3 | repare | zéro initial du CPV rétabli',
			'paiements-2012.csv | 4 | signale | CPV illisible : ligne gardée, sans CPV',
			'paiements-2012.csv | 5 | ecarte | exercice : nombre entier illisible ou hors limites ; valeur attendue : au moins 2000, au plus 2100',
		]);
		expect(result.notes.join(' ')).toContain(
			'Codes de nomenclature sans segment\u00a0: 330.1 (1\u00a0ligne), 44.10 (1\u00a0ligne).',
		);
		// 300.10, -100 and 30 have neither segment nor CPV.
		expect(result.notes.join(' ')).toContain('3\u00a0lignes sans segment ni CPV');
	});

	it('writes a folder that the check finds sound', async () => {
		const terminal = fakeTerminal();
		expect(await main(['check', out, '--strict'], terminal)).toBe(0);
		expect(terminal.said.join('\n')).toContain('lus 8, gardés 8, écartés 0');
		const info = JSON.parse(readFileSync(join(out, 'jeu.json'), 'utf8')) as Record<string, unknown>;
		expect(info).toMatchObject({
			date_reference: '2012-12-31',
			edition_regions: '2010',
			niveau_par_defaut: 'etat',
		});
	});

	it('gives the same identifiers whatever the order of the files, and repairs on request', async () => {
		const again = bench.out();
		const reversed = [...files].reverse();
		const { records } = await importPayments({
			inputs: reversed,
			mapping: mapping(),
			out: again,
			repair: true,
		});
		expect(records.kept).toBe(9);
		const ids = rowsOf(again, 'achats.csv').map(({ id, departement }) => `${id} ${departement}`);
		expect(ids).toEqual(expect.arrayContaining(rows.map((row) => `${row.id} ${row.departement}`)));
		expect(ids).toContain('paiements-2011.csv.gz:6 01');
	});

	it('keeps the first of two rows of one identifier, across files', async () => {
		const head = 'n,service,annee,montant\n';
		const two = [
			bench.file('a.csv', `${head}X1,Service fictif,2012,10\nX2,Service fictif,2012,20\n`),
			bench.file('b.csv', `${head}X1,Service fictif,2012,5\n`),
		];
		const named = mapping({
			colonnes: { id: 'n', acheteur_nom: 'service', exercice: 'annee', montant_ht: 'montant' },
			valeurs: { base_montant: 'commande' },
		});
		const folder = bench.out();
		const { euros, reasons } = await importPayments({ inputs: two, mapping: named, out: folder });
		expect(rowsOf(folder, 'achats.csv').map(({ id, montant_ht }) => [id, montant_ht])).toEqual([
			['X1', '10.00'],
			['X2', '20.00'],
		]);
		expect(euros).toEqual({ read: '35', kept: '30', merged: '0', setAside: '5' });
		expect(reasons[0]?.motif).toBe('id : déjà lu, la première ligne est gardée');
	});
});

describe('faults of a mapping', () => {
	const small = () => bench.file('petit.csv', 'Service,Montant payé,Année\nA,1,2012\n');
	const colonnes = { acheteur_nom: 'Service', exercice: 'Année', montant_ht: 'Montant payé' };
	const valeurs = { base_montant: 'paye' };
	const faultsOf = async (map: string) => {
		const out = bench.out();
		const issues = await issuesOf(importPayments({ inputs: [small()], mapping: map, out }));
		expect(existsSync(out)).toBe(false);
		return issues.map(({ message }) => message);
	};

	it('names the header that the file lacks, and the closest one', async () => {
		const [message] = await faultsOf(
			mapping({ colonnes: { ...colonnes, montant_ht: 'Montant paye HT' }, valeurs }),
		);
		expect(message).toContain('«\u00a0Montant paye HT\u00a0» manque (montant_ht)');
		expect(message).toContain('la plus proche\u00a0: «\u00a0Montant payé\u00a0»');
	});

	it.each([
		[
			'a column that achats.csv has not',
			{ colonnes: { ...colonnes, fournisseur: 'X' }, valeurs },
			"«\u00a0fournisseur\u00a0» inconnue d'achats.csv",
		],
		[
			'sides exchanged',
			{ colonnes: { ...colonnes, Siret: 'acheteur_siret' }, valeurs },
			'"acheteur_siret": "Siret"',
		],
		['no nature of the amounts', { colonnes }, '"base_montant": "paye"'],
		[
			'a column said twice',
			{ colonnes, valeurs: { ...valeurs, exercice: 2012 } },
			'dite deux fois',
		],
		[
			'an unknown key',
			{ colonnes, valeurs, nomenclatures: {} },
			'la plus proche\u00a0: «\u00a0nomenclature\u00a0»',
		],
		[
			'codes without a list',
			{ colonnes: { ...colonnes, nomenclature: 'G' }, valeurs },
			'"33.01": "nettoyage"',
		],
		[
			'an unknown segment',
			{
				colonnes: { ...colonnes, nomenclature: 'Service' },
				valeurs,
				nomenclature: { A: 'netoyage' },
			},
			'la plus proche\u00a0: «\u00a0nettoyage\u00a0»',
		],
		['an array', [], 'un objet JSON est attendu'],
	])('tells %s', async (_, map, expected) => {
		expect((await faultsOf(mapping(map))).join('\n')).toContain(expected);
	});

	it('tells a file that is not JSON, with its line, or is not there', async () => {
		const broken = bench.file('casse.json', '{\n"colonnes": {\n"exercice" "Année" } }');
		expect((await faultsOf(broken))[0]).toContain("ce n'est pas du JSON, faute à la ligne 3");
		expect(await faultsOf(join(bench.place, 'absent.json'))).toEqual(['fichier introuvable']);
	});

	it('refuses to make the same identifiers for two files', async () => {
		const twins = ['x/p.csv', 'y/p.csv'].map((name) => bench.file(name, 'Service\nA\n'));
		const map = mapping({ colonnes, valeurs });
		const [issue] = await issuesOf(
			importPayments({ inputs: twins, mapping: map, out: bench.out() }),
		);
		expect(issue?.message).toContain('en renommer un');
	});

	it('refuses a name of file of which identifiers would be formulas', async () => {
		const named = bench.file('=paiements.csv', 'Service;Montant payé;Année\nA;1;2012\n');
		const map = mapping({ colonnes, valeurs });
		const [issue] = await issuesOf(
			importPayments({ inputs: [named], mapping: map, out: bench.out() }),
		);
		expect(issue?.fichier).toBe(named);
		expect(issue?.message).toContain('renommer le fichier');
	});
});

describe('import paiements', () => {
	it('counts without writing in a dry run, and leaves nothing behind', async () => {
		const terminal = fakeTerminal();
		const out = bench.out();
		const before = filesOf(bench.place);
		const argv = ['import', 'paiements', '--in', bench.file('paiements-2012.csv', OF_2012)];
		const code = await main(
			[...argv, '--out', out, '--correspondance', mapping(), '--dry-run'],
			terminal,
		);
		expect(code).toBe(0);
		const said = terminal.said.join('\n').replace(/[\u00a0\u202f]/g, ' ');
		expect(said).toMatch(/Lus +4 enregistrements, 100,01 €/);
		expect(said).toMatch(/Écartés +1 enregistrement, 40,00 €/);
		expect(filesOf(bench.place).filter((name) => !before.includes(name))).toEqual([]);
	});

	it('asks for its mapping', async () => {
		const terminal = fakeTerminal();
		expect(await main(['import', 'paiements', '--in', 'x', '--out', 'y'], terminal)).toBe(2);
	});
});
