import { describe, expect, it } from 'vitest';
import { columnNames, headOf, headerRow, knownNames } from '$lib/contract/head';

const KNOWN = knownNames(['id', 'exercice', 'acheteur_nom', 'montant_ht']);

describe('the head of a text', () => {
	it.each([
		['commas', 'a,b;c,d\n1,2;3,4\n', ','],
		['semicolons', 'a;b;c\n1;2;3\n', ';'],
		['tabs', 'id\texercice\tmontant_ht\n1\t2012\t3,5\n', '\t'],
		['bars', '"a"|"b;c"|"d"\n"1"|"2"|"3"\n', '|'],
		['one column', 'a\n1\n', ','],
		['quoted marks of another kind', '"a;b;c",d\n1,2\n', ','],
	])('tells the separator of %s', (_, text, separator) => {
		expect(headOf(text, new Set())).toEqual({ separator, above: 0 });
	});

	it("skips Excel's own line, which says the separator", () => {
		expect(headOf('sep=;\na,b;c\n1,2;3\n', new Set())).toEqual({ separator: ';', above: 1 });
	});

	it('finds the header under titles, by the names that it has', () => {
		const text =
			'Extraction;;;\nPréfecture ; 2012;;\n;;;\nid;Exercice;acheteur nom;montant_ht\nA;2012;P;5\n';
		expect(headOf(text, KNOWN)).toEqual({ separator: ';', above: 3 });
	});

	it('finds it by its shape when no name is known, and takes no data for it', () => {
		expect(
			headerRow(
				[
					['Titre', '', ''],
					['a', 'b', 'c'],
					['1', '2', '3'],
				],
				new Set(),
			),
		).toBe(1);
		expect(
			headerRow(
				[
					['a', 'b', 'c'],
					['1', '2', '3'],
				],
				new Set(),
			),
		).toBe(0);
		expect(
			headerRow(
				[
					['a', '', ''],
					['1', '2', '3'],
					['4', '5', '6'],
				],
				new Set(),
			),
		).toBe(0);
	});
});

describe('the names of columns', () => {
	it('are places where there is no name, or where it comes back', () => {
		expect(columnNames(['N° EJ', '', 'Libellé', ' ', 'Libellé'])).toEqual([
			'N° EJ',
			'colonne 2',
			'Libellé (colonne 3)',
			'colonne 4',
			'Libellé (colonne 5)',
		]);
	});

	it('lose what a page or a line break leaves in them', () => {
		expect(columnNames(['Montant&#32;payé', 'Date de dernière\nopération', 'constructor'])).toEqual(
			['Montant payé', 'Date de dernière opération', 'constructor'],
		);
	});
});
