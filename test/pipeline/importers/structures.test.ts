import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportResult } from '$lib/server/importers/importResult';
import { importStructures } from '$lib/server/importers/structures/import';
import { issuesOf } from '../../support/dataset';
import { filesOf, fixture, rowsOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

const sources = [
	fixture('marche-inclusion.csv'),
	fixture('finess-esat.csv'),
	fixture('liste-regionale.csv'),
];

describe('structures from three sources', () => {
	const out = bench.out();
	let result: ImportResult;
	let rows: Record<string, string>[];
	let report: string[];
	beforeAll(async () => {
		result = await importStructures({
			inputs: sources,
			headers: [fixture('entetes.json')],
			communes: fixture('communes-zeros-perdus.csv'),
			out,
		});
		rows = rowsOf(out, 'structures.csv');
		report = rowsOf(out, 'import-rapport-structures.csv').map(({ fichier, ligne, sort, motif }) =>
			[fichier?.replace(/^.*\//, ''), ligne, sort, motif].join(' | '),
		);
	});

	it('accounts for every record', () => {
		expect(result.records).toEqual({ read: 13, kept: 7, merged: 2, setAside: 4 });
	});

	it('keeps one entry per SIRET, kind and period', () => {
		expect(
			rows.map(({ siret, type, valide_du, valide_au }) =>
				[siret, type, valide_du, valide_au].join(' '),
			),
		).toEqual([
			'00080001100017 EI  ',
			'00080001100017 ACI  ',
			'80003700012 AI  ',
			'00080004500015 ESAT  ',
			'00080004500016 ESAT  ',
			'00080005200011 EA 2010-01-01 2012-12-31',
			'00080005200011 EA 2014-01-01 ',
		]);
	});

	it('restores the zeros of places, and finds basins through communes', () => {
		expect(rows.find(({ nom }) => nom === 'ESAT fictif A')).toMatchObject({
			departement: '01',
			bassin: '8405',
			source: 'FINESS (ESAT)',
		});
		// The list names its city, Bourg-en-Bresse.
		expect(rows.find(({ type }) => type === 'AI')).toMatchObject({
			departement: '01',
			bassin: '8405',
		});
	});

	it('says where an entry of several sources comes from', () => {
		expect(rows[0]).toMatchObject({
			nom: 'Atelier fictif',
			source: "Marché de l'inclusion + Liste régionale fictive",
		});
	});

	it('lists what it set aside, merged and noticed', () => {
		expect(report.sort()).toEqual(
			[
				'marche-inclusion.csv | 4 | ecarte | type inconnu de types_structures.csv : dire auquel il répond, dans « types » de --entetes',
				'marche-inclusion.csv | 6 | ecarte | SIRET illisible',
				'finess-esat.csv | 4 | ecarte | SIRET absent',
				'liste-regionale.csv | 4 | ecarte | date de début illisible',
				'finess-esat.csv | 3 | fusionne | fiche déjà lue sous un autre nom : le premier est gardé',
				'liste-regionale.csv | 5 | fusionne | fiche déjà lue sous un autre nom : le premier est gardé',
				'marche-inclusion.csv | 2 | signale | SIRET de plusieurs types : toutes les fiches sont gardées',
				'marche-inclusion.csv | 3 | signale | SIRET de plusieurs types : toutes les fiches sont gardées',
				'marche-inclusion.csv | 5 | signale | zéro initial du SIRET perdu : relancer avec --reparer, sinon la fiche ne sera pas rapprochée',
				"finess-esat.csv | 5 | signale | SIRET invalide : la fiche ne sera rapprochée d'aucun achat",
				'liste-regionale.csv | 2 | signale | même SIRET et même type sur plusieurs périodes : toutes sont gardées',
				'liste-regionale.csv | 3 | signale | même SIRET et même type sur plusieurs périodes : toutes sont gardées',
			].sort(),
		);
	});
});

describe('structures', () => {
	it('repairs SIRETs on request', async () => {
		const out = bench.out();
		await importStructures({ inputs: [fixture('marche-inclusion.csv')], out, repair: true });
		expect(rowsOf(out, 'structures.csv').map(({ siret }) => siret)).toContain('00080003700012');
		expect(rowsOf(out, 'import-rapport-structures.csv').map(({ motif }) => motif)).toContain(
			'zéros initiaux du SIRET rétablis (--reparer)',
		);
	});

	it('reads its own table again, unchanged', async () => {
		const [first, second] = [bench.out(), bench.out()];
		await importStructures({ inputs: sources.slice(0, 2), out: first });
		await importStructures({ inputs: [`${first}/structures.csv`], out: second });
		expect(rowsOf(second, 'structures.csv')).toEqual(rowsOf(first, 'structures.csv'));
	});

	it('adds itself to a folder, and replaces only when asked', async () => {
		const out = bench.out();
		await importStructures({ inputs: [sources[0] ?? ''], out });
		const [issue] = await issuesOf(importStructures({ inputs: [sources[1] ?? ''], out }));
		expect(issue?.message).toContain('--remplacer');
		await importStructures({ inputs: [sources[1] ?? ''], out, replace: true });
		expect(rowsOf(out, 'structures.csv').map(({ type }) => type)).toEqual(['ESAT', 'ESAT']);
		expect(filesOf(out)).toEqual(['import-rapport-structures.csv', 'structures.csv']);
	});

	it('says which columns it knows when it recognises none', async () => {
		const out = bench.out();
		const [issue] = await issuesOf(importStructures({ inputs: [sources[2] ?? ''], out }));
		expect(issue?.message).toContain('--entetes');
		expect(issue?.message).toContain('{ "colonnes": { "siret": "N° SIRET", "type": "…" } }');
		expect(existsSync(out)).toBe(false);
	});

	it('names every fault of a header map', async () => {
		const headers = bench.file('mauvais.json', '{"colonnes":{"sirett":"x","nom":"y"}}');
		const issues = await issuesOf(
			importStructures({ inputs: sources, headers: [headers], out: bench.out() }),
		);
		expect(issues.map(({ message }) => message)).toEqual([
			'colonne «\u00a0sirett\u00a0» inconnue de structures.csv\u00a0; la plus proche\u00a0: «\u00a0siret\u00a0»',
			'dire où est la colonne «\u00a0siret\u00a0»',
			'dire où est la colonne «\u00a0type\u00a0»',
		]);
	});
});
