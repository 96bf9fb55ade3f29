import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { check } from '$lib/server/commands/check';
import { importDecp } from '$lib/server/importers/decp/import';
import { flatten } from '$lib/server/importers/decp/flatten';
import { LenientJson } from '$lib/server/importers/decp/lenientJson';
import type { ImportResult } from '$lib/server/importers/importResult';
import { issuesOf } from '../../support/dataset';
import { fakeTerminal, fixture, rowsOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

describe('official JSON', () => {
	const out = bench.out();
	let result: ImportResult;
	let lines: Record<string, string>[];
	beforeAll(async () => {
		result = await importDecp({
			inputs: [fixture('decp-officiel.json')],
			communes: fixture('communes-zeros-perdus.csv'),
			out,
		});
		lines = rowsOf(out, 'achats.csv');
	});

	it('accounts for every version, holder, contract and euro', () => {
		// M1: three versions of two holders; M2, the concession and what is no contract: one row each.
		expect(result.records).toEqual({ read: 9, kept: 3, merged: 5, setAside: 1 });
		expect(result.keys).toEqual({ read: 3, kept: 3, setAside: 0 });
		// 2 × (1000.10 + 2000 + 3000) + 500 + 90 000
		expect(result.euros).toEqual({
			read: '102500.2',
			kept: '93500',
			merged: '9000.2',
			setAside: '0',
		});
	});

	it('lays amendments over the contract in their order, and keeps sound holders', () => {
		expect(lines[0]).toMatchObject({
			id: '20000000000000M1',
			exercice: '2023',
			montant_ht: '3000.00',
			base_montant: 'maximum',
			fournisseur_siret: '00080002900019',
			clause_sociale: 'true',
			contrat_fin: '2025-01-19',
			departement: '69',
			bassin: '8421',
			cpv: '90910000-9',
		});
		expect(rowsOf(out, 'import-cotitulaires.csv')).toHaveLength(2);
	});

	it('takes the only subcontractor, at its amended amount', () => {
		expect(lines[0]).toMatchObject({
			sous_traitant_siret: '00080001100017',
			sous_traitance_ht: '250.50',
		});
	});

	it('reads a contract to which its file gives the fields of a concession, empty', async () => {
		const contract = {
			...{ id: 'VIDES', nature: 'Marché', montant: 1500, dateNotification: '2023-03-01' },
			...{ _type: 'Marché', acheteur: { id: '20000000000000' }, codeCPV: '90910000-9' },
			...{ autoriteConcedante: '', dateSignature: '', valeurGlobale: 0, concessionnaires: null },
		};
		const file = bench.file('vides.json', JSON.stringify({ marches: { marche: [contract] } }));
		const folder = bench.out();
		const { keys } = await importDecp({ inputs: [file], out: folder });
		expect(keys).toEqual({ read: 1, kept: 1, setAside: 0 });
		expect(rowsOf(folder, 'achats.csv')[0]).toMatchObject({
			id: '20000000000000VIDES',
			montant_ht: '1500.00',
			exercice: '2023',
		});
	});

	it('reads lists and holders without their wrapper', () => {
		expect(lines[1]).toMatchObject({
			id: '20000000000000M2',
			fournisseur_siret: '00080001100017',
			base_montant: 'attribue',
			contrat_fin: '',
		});
	});

	it('keeps concessions, unclassified and pointed out', () => {
		expect(lines[2]).toMatchObject({
			id: '20000000000000K1',
			exercice: '2024',
			montant_ht: '90000.00',
			cpv: '',
			marche_reserve: 'true',
		});
		const motifs = rowsOf(out, 'import-rapport.csv').map(({ motif }) => motif);
		expect(motifs).toContain(
			"concession : la valeur est celle de l'exploitation, le contrat reste non classé",
		);
		expect(motifs).toContain('valeurs NaN ou Infinity, que JSON ignore, lues comme vides');
	});

	it('gives the same folder from a compressed file', async () => {
		const gz = bench.file(
			'officiel.json.gz',
			gzipSync(readFileSync(fixture('decp-officiel.json'))),
		);
		const same = bench.out();
		await importDecp({
			inputs: [gz],
			communes: fixture('communes-zeros-perdus.csv'),
			out: same,
		});
		expect(rowsOf(same, 'achats.csv')).toEqual(lines);
	});

	it('takes the last version of a contract published in two files', async () => {
		const contract = (amount: number, amended: boolean) => ({
			id: 'M',
			acheteur: { id: '20000000000000' },
			dateNotification: '2024-01-01',
			montant: 10,
			titulaires: [],
			...(amended
				? {
						modifications: [
							{
								modification: {
									id: 1,
									montant: amount,
									dateNotificationModification: '2024-02-01',
								},
							},
						],
					}
				: {}),
		});
		const january = { marches: { marche: [contract(0, false)] } };
		const february = { marches: { marche: [contract(25, true)] } };
		const inputs = [february, january].map((content, i) =>
			bench.file(`mois-${i}.json`, JSON.stringify(content)),
		);
		const out = bench.out();
		const found = await importDecp({ inputs, out });
		expect(rowsOf(out, 'achats.csv')).toMatchObject([{ montant_ht: '25.00', exercice: '2024' }]);
		expect(found.records).toEqual({ read: 3, kept: 1, merged: 2, setAside: 0 });
	});
});

describe('what a spreadsheet would take for a formula', () => {
	it('names no contract, and no buyer: the folder is sound', async () => {
		const contract = (id: string, nom: string) => ({
			id,
			acheteur: { id: '=11', nom },
			montant: 10,
			dateNotification: '2024-01-02',
		});
		const named = { ...contract('A', ''), acheteur: { id: '11', nom: '=B2' } };
		const marches = { marche: [contract('A', 'Mairie'), named] };
		const out = bench.out();
		await importDecp({ inputs: [bench.file('formules.json', JSON.stringify({ marches }))], out });
		expect(rowsOf(out, 'achats.csv')).toMatchObject([{ id: '11A', acheteur_nom: 'Acheteur 11' }]);
		const report = rowsOf(out, 'import-rapport.csv');
		const aside = report.filter(({ sort }) => sort === 'ecarte');
		expect(aside).toMatchObject([
			{ cle: '=11A', colonne: 'uid', valeur: '=11A', montant_ht: '10.00' },
		]);
		expect(aside[0]?.motif).toContain('formule');
		expect(report.find(({ valeur }) => valeur === '=B2')).toMatchObject({
			cle: '11A',
			colonne: 'acheteur_nom',
			sort: 'signale',
		});
		expect(await check({ folder: out }, fakeTerminal())).toBe(0);
	});
});

describe('what is not the official format', () => {
	const cases: [what: string, content: string, message: string][] = [
		['another object', '{"contrats":[]}', 'ni liste'],
		['OCDS', '{"releases":[{"ocid":"x"}]}', 'DECP'],
		['a list that is text', '{"marches":{"marche":"rien"}}', 'ni liste'],
		['text', 'bonjour', 'JSON illisible'],
		['a cut file', '{"marches":{"marche":[{"id":"1"', 'JSON illisible'],
		['nothing', '', 'le fichier est vide'],
		['no contract', '{"marches":{"marche":[]}}', 'aucun enregistrement n’est lu'],
	];
	it.each(cases)('says so of %s', async (what, content, message) => {
		const file = bench.file(`${what.replaceAll(' ', '-')}.json`, content);
		const [issue] = await issuesOf(importDecp({ inputs: [file], out: bench.out() }));
		expect(issue?.fichier).toBe(file);
		expect(issue?.message).toContain(message);
	});

	it('says so of a file that is not UTF-8', async () => {
		const file = bench.file('latin.json', Buffer.from('{"marches":{"marche":["é"]}}', 'latin1'));
		const [issue] = await issuesOf(importDecp({ inputs: [file], out: bench.out() }));
		expect(issue?.message).toContain('UTF-8');
	});
});

describe('flatten', () => {
	it('says that a line holds one subcontractor when there are several', () => {
		const act = (id: number, who: string) => ({
			acteSousTraitance: { id, sousTraitant: { id: who }, montant: 10 },
		});
		const acts = (...who: string[]) =>
			flatten({ actesSousTraitance: who.map((name, i) => act(i + 1, name)) }, 'marche', 1)[0];
		expect(acts('a', 'b')).toMatchObject({ sousTraitant_id: 'plusieurs' });
		expect(acts('a', 'a')).toMatchObject({ sousTraitant_id: 'a', sousTraitance_montant: '20' });
		expect(acts()).not.toHaveProperty('sousTraitant_id');
	});
});

describe('lenient JSON', () => {
	const whole = '{"a":NaN,"b":[-Infinity,1],"c":"NaN \\"Infinity\\" \\\\","d":NaN}';
	const sound = '{"a":null,"b":[null,1],"c":"NaN \\"Infinity\\" \\\\","d":null}';

	it.each([1, 2, 3, 5, 7, 1000])('reads constants outside strings, by pieces of %i', (size) => {
		const lenient = new LenientJson();
		let out = '';
		for (let at = 0; at < whole.length; at += size) out += lenient.push(whole.slice(at, at + size));
		expect(out + lenient.push('', true)).toBe(sound);
		expect(lenient.replaced).toBe(3);
	});
});
