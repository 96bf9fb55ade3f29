import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { importStructures } from '$lib/server/importers/structures/import';
import { main } from '../../../src/cli';
import { issuesOf } from '../../support/dataset';
import { caseFolder } from '../reading/caseFolder';
import { fakeTerminal, filesOf, fixture, rowsOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

const communes = fixture('communes-zeros-perdus.csv');

/** SIRET, kind, département and basin of what an import of these files keeps. */
async function keptOf(inputs: string[]): Promise<string[]> {
	const out = bench.out();
	await importStructures({ inputs, out, communes });
	return rowsOf(out, 'structures.csv').map(({ siret, type, departement, bassin }) =>
		[siret, type, departement, bassin].join(' '),
	);
}

describe('the Marché de l’inclusion', () => {
	it('is recognised by the headers of its own export, kinds as codes or as labels', async () => {
		const both = ['export-codes.csv', 'export-libelles.csv'].map((name) =>
			join(caseFolder('export-marche'), name),
		);
		// The same two entries twice; « Bourg » alone is no commune of the Ain in the table given.
		expect(await keptOf(both)).toEqual(['00090001900019 EI 35 5315', '00090002700012 ESAT 01 ']);
	});

	it('names kinds by their label, and départements by theirs', async () => {
		const path = bench.file(
			'etiquettes.csv',
			`Raison sociale;Siret;Type de structure;Ville;Code Postal;Département
Atelier;00090001900019;Atelier et Chantier d’Insertion;RENNES CEDEX 7;35042;Ille-et-Vilaine
Premières heures;00090002700012;ACIPHC;Arles;13200;13 - Bouches-du-Rhône
Inconnue;00080001100017;Coopérative;Rennes;35000;35
`,
		);
		expect(await keptOf([path])).toEqual([
			'00090001900019 ACI 35 5315',
			'00090002700012 ACI 13 0052',
		]);
	});
});

test('a list in JSON is read as a table', async () => {
	const items = [
		{
			name: 'A',
			siret: '00090001900019',
			kind: 'EI',
			city: 'Lyon 3e Arrondissement',
			post_code: '69003',
		},
		{ name: 'B', siret: 90002700012, kind: 'ESAT', city: 'BOURG-EN-BRESSE', post_code: '01000' },
	];
	const page = bench.file('page.json', JSON.stringify({ count: 2, results: items }));
	expect(await keptOf([page])).toEqual(['00090001900019 EI 69 8421', '90002700012 ESAT 01 8405']);
	const inputs = [bench.file('coupe.json', '[{"siret": "0009')];
	const [issue] = await issuesOf(importStructures({ inputs, out: bench.out() }));
	expect(issue?.message).toContain('ce n’est pas du JSON, ou il est incomplet');
});

test('several sources of several layouts are read in one command', async () => {
	const one = bench.file('a.csv', 'N° Siret;Agrément\n00090001900019;EI\n');
	const two = bench.file('b.csv', 'Etablissement,Catégorie\n00090002700012,ESAT\n');
	const map = (siret: string, type: string, name: string) =>
		bench.file(name, JSON.stringify({ colonnes: { siret, type } }));
	const terminal = fakeTerminal();
	const out = bench.out();
	const argv = ['import', 'structures', '--in', one, two, fixture('finess-esat.csv'), '--out', out];
	const maps = [map('N° Siret', 'Agrément', 'a.json'), map('Etablissement', 'Catégorie', 'b.json')];
	expect(await main([...argv, '--entetes', ...maps], terminal)).toBe(0);
	expect(rowsOf(out, 'structures.csv').map(({ siret, type }) => `${siret} ${type}`)).toEqual([
		'00090001900019 EI',
		'00090002700012 ESAT',
		'00080004500015 ESAT',
		'00080004500016 ESAT',
	]);
	expect(terminal.said.join('\n')).toContain('donner --communes');
});

describe('organisations that carry the social clause', () => {
	const list = () =>
		bench.file(
			'opcs.csv',
			`Raison sociale;Siret;Type de structure;Code Postal;Département;Ville
PLIE fictif du pays;00080005200011;Organisation porteuse de la clause sociale (OPCS);35000;35;Rennes
Maison de l’emploi fictive;00080005200029;OPCS;13200;13;Arles
PLIE fictif du pays;00080005200011;OPCS;35000;35;Rennes
Groupe fictif;;OPCS;69001;69;Lyon
Atelier;00090001900019;EI;35000;35;Rennes
`,
		);

	it('go to postes.csv as far as the list goes, and not among the structures', async () => {
		const out = bench.out();
		const { records, notes } = await importStructures({ inputs: [list()], out, communes });
		expect(records).toEqual({ read: 5, kept: 4, merged: 1, setAside: 0 });
		expect(rowsOf(out, 'structures.csv').map(({ siret }) => siret)).toEqual(['00090001900019']);
		expect(
			rowsOf(out, 'postes.csv').map((row) =>
				[row.poste_id, row.structure_porteuse, row.type_porteur, row.departement, row.etp].join(
					'|',
				),
			),
		).toEqual([
			'OPCS-00080005200011|PLIE fictif du pays|PLIE|35|',
			'OPCS-00080005200029|Maison de l’emploi fictive|MDE|13|',
			'OPCS-GROUPEFICTIF-69|Groupe fictif||69|',
		]);
		expect(notes.join(' ')).toContain('3\u00a0organisations porteuses');
	});

	it('leave the posts that a folder has already as they are', async () => {
		const out = bench.out();
		bench.file(`${out}/postes.csv`, 'poste_id\nP1\n');
		await importStructures({ inputs: [list()], out, replace: true });
		expect(readFileSync(`${out}/postes.csv`, 'utf8')).toBe('poste_id\nP1\n');
		expect(filesOf(out)).toContain('postes-a-reprendre.csv');
		expect(rowsOf(out, 'postes-a-reprendre.csv')).toHaveLength(3);
	});
});
