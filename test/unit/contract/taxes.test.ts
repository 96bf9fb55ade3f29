import { expect, test } from 'vitest';
import { taxOf } from '$lib/contract/taxes';

test.each([
	['Montant TTC', 'TTC'],
	['montant_ttc', 'TTC'],
	['Mt. T.T.C.', 'TTC'],
	['Montant toutes taxes comprises', 'TTC'],
	['Total TVA incluse', 'TTC'],
	['Montant HT', 'HT'],
	['montant_ht', 'HT'],
	['Montant payé H.T.', 'HT'],
	['Montant hors taxe', 'HT'],
	['Montant payé', null],
	['Achat', null],
	['Nuit', null],
	['Attache', null],
])('« %s » says %s', (name, tax) => {
	expect(taxOf(name)).toBe(tax);
});
