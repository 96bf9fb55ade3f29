import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaOf } from '$lib/contract/schema';
import { classifyDataset } from '$lib/pipeline/classify';
import { TableCheck } from '$lib/pipeline/tableCheck';
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
		guarded: true,
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
	await check.start({ columns: COLUMNS, names: COLUMNS, least: 1, errors: [], warnings: [] });
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
	const lines = await engine.query(
		`SELECT ligne, acheteur_nom, fournisseur_siret, fournisseur_nom, fournisseur_valide,
			sous_traitant_valide, contrat_id, montant_cts
		FROM achats ORDER BY ligne`,
	);
	expect(lines.map((line) => Object.values(line))).toEqual([
		[2, 'Préfecture', VALID, 'Atelier', true, false, 'C1', 1000],
		[3, 'Rectorat', INVALID, 'Garage', false, false, null, 2000],
		[4, 'Préfecture', VALID, 'Atelier', true, false, 'C1', 3000],
		[5, 'Préfecture', INVALID, 'Garage', false, false, 'C2', 4000],
		[6, 'Musée', null, null, false, false, 'C1', 5000],
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

test('a line that would be lost on its way to the figures stops everything', async () => {
	const other = await openNative();
	await loadFiles(other, {});
	await other.run('DELETE FROM valeurs_cpv');
	await expect(classifyDataset(other)).rejects.toThrow('1 lines kept, but 0 classified');
	await other.close();
});
