import { describe, expect, it, test } from 'vitest';
import { samplesOf } from '$lib/files/contents';
import { guessTable, matchColumns, ROW_NUMBER } from '$lib/files/matching';
import { readMatching, writeMatching } from '$lib/files/matchingFile';
import { nameKey } from '$lib/files/synonyms';

/** What stands for each column of a table that something stands for: `colonne` or `= valeur`. */
function matched(table: string, header: string[], rows: string[][] = [], chosen = {}) {
	const found = matchColumns(table, header, chosen, samplesOf(rows, header.length));
	return Object.fromEntries(
		found.flatMap(({ column, from, constant, proposed }) => {
			if (from === null && constant === null) return [];
			return [[column, `${from ?? `= ${constant}`}${proposed ? ' ?' : ''}`]];
		}),
	);
}

test.each([
	['N° SIRET de l’acheteur', 'acheteur_siret'],
	['SIRET acheteur', 'acheteur_siret'],
	['Siret_Acheteur', 'siret de l’acheteur'],
	['HEURES D’INSERTION', 'heures_insertion'],
])('« %s » and « %s » are the same name', (a, b) => {
	expect(nameKey(a)).toBe(nameKey(b));
});

describe('columns of an office’s own extract', () => {
	const header = [
		'Pièce',
		'Année',
		'Dépt',
		'SIRET acheteur',
		'Service',
		'SIRET tiers',
		'Montant payé HT',
		'Nature',
	];
	const rows = [
		['K1', '2012', '35', '00090050600015', 'Préfecture', '00090001900019', '1 000,00', 'x'],
		['K2', '2012', '22', '00090050600015', 'Préfecture', '00090011800019', '12,50', 'y'],
	];

	it('are proposed by name and by other words for it, to be checked', () => {
		expect(matched('achats', header, rows)).toEqual({
			id: 'Pièce ?',
			exercice: 'Année ?',
			departement: 'Dépt ?',
			acheteur_siret: 'SIRET acheteur ?',
			acheteur_nom: 'Service ?',
			fournisseur_siret: 'SIRET tiers ?',
			montant_ht: 'Montant payé HT ?',
			// « payé » is in the name of the amounts.
			base_montant: '= paye ?',
		});
	});

	it('make a table of purchases of a file whose name says nothing', () => {
		expect(guessTable('extrait.csv', header)).toBe('achats');
		expect(guessTable('extrait.csv', ['a', 'b', 'c'])).toBeNull();
	});

	it('are proposed by what only one of them holds', () => {
		const unnamed = ['A', 'B', 'C', 'D', 'E'];
		expect(
			matched('achats', unnamed, [
				['2012', '35', '10,50', 'Service', '90910000-9'],
				['2011', '2A', '-3,00', 'Autre', '79710000'],
			]),
		).toMatchObject({ exercice: 'A ?', departement: 'B ?', cpv: 'E ?' });
		// Two columns of SIRET: nothing tells the buyer's from the supplier's.
		const two = [['00090050600015', '00090001900019']];
		expect(matched('achats', ['A', 'B'], two)).not.toHaveProperty('fournisseur_siret');
	});

	it('never take an amount with tax for one before tax', () => {
		const taxed = ['Année', 'Service', 'Montant TTC'];
		expect(matched('achats', taxed, [['2012', 'A', '12,00']])).not.toHaveProperty('montant_ht');
		expect(matched('achats', [...taxed, 'Montant HT'])).toMatchObject({
			montant_ht: 'Montant HT ?',
		});
	});

	it('never take names for codes: each row would be set aside', () => {
		const named = [['Ille-et-Vilaine', 'Nettoyage, Espaces verts']];
		const found = matched('structures', ['Département', 'Secteurs d’activité'], named);
		expect(found).not.toHaveProperty('departement');
		expect(found).not.toHaveProperty('segments');
	});

	it('number the rows of a file that has no identifier', () => {
		expect(matched('achats', ['exercice'])).toMatchObject({ id: `= ${ROW_NUMBER} ?` });
		expect(matched('structures', ['nom'])).not.toHaveProperty('siret');
	});

	it('leave what the reader said, and what has the contract’s own name, as they are', () => {
		const found = matched('achats', ['id', 'Service', 'Autre'], [], { Autre: 'acheteur_nom' });
		expect(found).toMatchObject({ id: 'id', acheteur_nom: 'Autre' });
	});
});

test('three unlike values of each column are shown', () => {
	const rows = [
		['a', ''],
		['a', ' '],
		['b', '1'],
		['c', ''],
		['d', ''],
	];
	expect(samplesOf(rows, 3)).toEqual([['a', 'b', 'c'], ['1'], []]);
});

describe('what was said, kept as a file', () => {
	it('comes back: columns and values of all rows', () => {
		const said = {
			columns: { achats: { Service: 'acheteur_nom' } },
			constants: { achats: { base_montant: 'paye' } },
		};
		expect(readMatching(writeMatching(said))).toEqual(said);
	});

	it('is read without values, as it was written before', () => {
		const old =
			'{"format":"cap10-correspondances","version":1,"tables":{"achats":{"S":"acheteur_nom","x":"y"}}}';
		expect(readMatching(old)).toEqual({
			columns: { achats: { S: 'acheteur_nom' } },
			constants: {},
		});
	});

	it('is nothing else', () => {
		expect(readMatching('{"format":"autre"}')).toBeNull();
	});
});
