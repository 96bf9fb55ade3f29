import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaOf } from '$lib/contract/schema';
import { TableCheck } from '$lib/pipeline/check';
import tables from '$lib/pipeline/check/tables.sql?raw';
import { openNative, type NativeEngine } from '$lib/server/native';
import { loadFiles } from '../../support/dataset';

// A file of two pieces: what the first one brought is known when the second one comes.
let engine: NativeEngine;

const COLUMNS = [
	'id',
	'exercice',
	'acheteur_nom',
	'montant_ht',
	'base_montant',
	'fournisseur_siret',
	'fournisseur_nom',
	'contrat_id',
];
const VALID = '73282932000074';
const INVALID = '73282932000075';

const piece = (rows: readonly (readonly [ligne: number, ...texts: string[]])[]) => {
	const values = rows.map(
		([ligne, ...texts]) => `(${ligne}, ${texts.map((text) => `'${text}'`).join(', ')})`,
	);
	const source = `(SELECT * FROM (VALUES ${values.join(', ')}) t(ligne, ${COLUMNS.join(', ')}))`;
	return {
		source,
		spaced: true,
		only: async (ranks: readonly number[]) =>
			`(SELECT * FROM ${source} WHERE ligne IN (${ranks.join(', ')}))`,
	};
};

beforeAll(async () => {
	engine = await openNative();
	await loadFiles(engine, {});
	await engine.run(tables);
	const check = new TableCheck(engine, schemaOf('achats'), 'achats.csv', {
		repair: false,
		settings: { edition_bassins: '2020', niveau_par_defaut: 'etat' },
	});
	await check.start({ columns: COLUMNS, errors: [], warnings: [] });
	await check.take(
		piece([
			[2, 'A1', '2012', 'Préfecture', '10', 'paye', VALID, 'Atelier', 'C1'],
			[3, 'A2', '2012', 'Rectorat', '20', 'paye', INVALID, 'Garage', ''],
		]),
	);
	await check.take(
		piece([
			// A space is no other buyer.
			[4, 'A3', '2012', 'Préfecture ', '30', 'paye', VALID, 'Atelier', 'C1'],
			[5, 'A4', '2012', 'Préfecture', '40', 'paye', INVALID, 'Garage', 'C2'],
			[6, 'A5', '2012', 'Musée', '50', 'paye', '', '', 'C1'],
		]),
	);
	expect(await check.finish()).toEqual({ kept: 5, rejected: 0 });
});
afterAll(() => engine.close());

test('every line reads as it was written, whichever piece brought its values first', async () => {
	expect(
		await engine.query(
			`SELECT ligne, acheteur_nom AS buyer, fournisseur_siret AS siret, fournisseur_nom AS supplier,
				fournisseur_valide AS valid, sous_traitant_valide AS sub, contrat_id AS contract, montant_cts AS cents
			FROM achats ORDER BY ligne`,
		),
	).toEqual([
		{
			ligne: 2,
			buyer: 'Préfecture',
			siret: VALID,
			supplier: 'Atelier',
			valid: true,
			sub: false,
			contract: 'C1',
			cents: 1000,
		},
		{
			ligne: 3,
			buyer: 'Rectorat',
			siret: INVALID,
			supplier: 'Garage',
			valid: false,
			sub: false,
			contract: null,
			cents: 2000,
		},
		{
			ligne: 4,
			buyer: 'Préfecture',
			siret: VALID,
			supplier: 'Atelier',
			valid: true,
			sub: false,
			contract: 'C1',
			cents: 3000,
		},
		{
			ligne: 5,
			buyer: 'Préfecture',
			siret: INVALID,
			supplier: 'Garage',
			valid: false,
			sub: false,
			contract: 'C2',
			cents: 4000,
		},
		{
			ligne: 6,
			buyer: 'Musée',
			siret: null,
			supplier: null,
			valid: false,
			sub: false,
			contract: 'C1',
			cents: 5000,
		},
	]);
});

test('a value that comes back has one number, and an empty one none', async () => {
	const numbers = await engine.query<Record<'a' | 'f' | 'c' | 's', number | null>>(
		'SELECT n_acheteur AS a, n_fournisseur AS f, n_contrat AS c, n_sous_traitant AS s FROM achats_gardes ORDER BY ligne',
	);
	const same = (of: 'a' | 'f' | 'c' | 's') =>
		numbers.map((row) => numbers.findIndex((other) => other[of] === row[of]));
	expect(same('a')).toEqual([0, 1, 0, 0, 4]);
	expect(same('f')).toEqual([0, 1, 0, 1, 4]);
	expect(same('c')).toEqual([0, 1, 0, 3, 0]);
	expect(numbers.map(({ f, c, s }) => [f === null, c === null, s === null])).toEqual([
		[false, false, true],
		[false, true, true],
		[false, false, true],
		[false, false, true],
		[true, false, true],
	]);
});

test('an invalid SIRET is told of every line that has it, and of no other', async () => {
	expect(
		await engine.query(
			`SELECT ligne, colonne, valeur, gravite FROM constats_lus WHERE colonne = 'fournisseur_siret' ORDER BY ligne`,
		),
	).toEqual([
		{ ligne: 3, colonne: 'fournisseur_siret', valeur: INVALID, gravite: 'avertissement' },
		{ ligne: 5, colonne: 'fournisseur_siret', valeur: INVALID, gravite: 'avertissement' },
	]);
});
