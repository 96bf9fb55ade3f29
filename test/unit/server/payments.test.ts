import { describe, expect, it, test } from 'vitest';
import type { PaymentMap } from '$lib/server/importers/payments/mapping';
import { untoldOf } from '$lib/server/importers/payments/notes';
import { placeOf } from '$lib/server/importers/payments/place';
import { taxesOf } from '$lib/server/importers/payments/taxes';

const layout = (columns: Record<string, string>, constants: Record<string, string> = {}) => ({
	name: 'map.json',
	columns,
	required: Object.keys(columns),
	constants,
});
const map = (more: Partial<PaymentMap> = {}): PaymentMap => ({
	path: 'map.json',
	columns: {},
	constants: {},
	segments: {},
	words: {},
	place: null,
	...more,
});
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('amounts with tax', () => {
	it('are refused without a rate, naming the column before tax that the file has', () => {
		const header = ['Service', 'Montant TTC', 'Montant HT'];
		const { faults, converted } = taxesOf(layout({ montant_ht: 'Montant TTC' }), header, undefined);
		expect(faults.map(plain)).toEqual([
			'« Montant TTC » (montant_ht) est toutes taxes comprises, et l’indicateur est hors taxes : dire le taux, --tva 20 (19,6 avant 2014), ou dans « colonnes » où il est ("taux_tva") ; le fichier a aussi « Montant HT »',
		]);
		expect(converted).toEqual([]);
	});

	test.each([
		['with a rate', 'Montant TTC', {}, '20', ['montant_ht'], []],
		['with a column of rates', 'Montant TTC', { taux_tva: 'Taux' }, undefined, ['montant_ht'], []],
		['whose name says nothing, with a rate', 'Montant payé', {}, '20', ['montant_ht'], []],
		['whose name says nothing, without one', 'Montant payé', {}, undefined, [], ['Montant payé']],
		['before tax', 'Montant HT', {}, '20', [], []],
	] as const)('%s', (_, name, more, rate, converted, silent) => {
		const taxes = taxesOf(layout({ montant_ht: name, ...more }), [name], rate);
		expect(taxes).toEqual({ converted, silent, faults: [] });
	});
});

describe('the place of a payment', () => {
	test.each([
		['is absent', {}, null, 'acheteur', 'aucune ligne n’a de département'],
		[
			'is not told to be that of the performance',
			{ departement: 'Dépt' },
			null,
			'acheteur',
			'« Dépt »',
		],
		[
			'is told by its header',
			{ departement: 'Département d’exécution' },
			null,
			'execution',
			'lieu d’exécution',
		],
		[
			'is told by the mapping',
			{ departement: 'Dépt' },
			'execution',
			'execution',
			'lieu d’exécution',
		],
	] as const)('%s', (_, columns, place, lieu, words) => {
		const read = placeOf(map({ place }), [layout(columns)]);
		expect(read.lieu).toBe(lieu);
		expect(plain(read.note)).toContain(words);
	});

	it('is the buyer’s when one file of two does not tell', () => {
		const layouts = [layout({ departement: 'Lieu d’exécution' }), layout({ departement: 'Dépt' })];
		expect(placeOf(map(), layouts).lieu).toBe('acheteur');
	});
});

test('what counts and is not told is unknown, unless it is said to be none', () => {
	expect(untoldOf(map())).toBe('clauses sociales, marchés réservés et heures d’insertion inconnus');
	const told = { clause_sociale: 'non', marche_reserve: 'non', heures_insertion: '0' };
	expect(untoldOf(map({ constants: told }))).toBeNull();
	expect(
		untoldOf(map({ columns: { heures_insertion: ['H'] }, constants: { marche_reserve: 'non' } })),
	).toBe('clauses sociales inconnues');
});
