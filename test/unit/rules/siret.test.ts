import { describe, expect, it } from 'vitest';
import { isSiret } from '$lib/rules/siret';

describe('isSiret', () => {
	// Of 0009 0001 9000 19, doubled from the first: 18 gives 9, 2. The others: 9, 1, 9. 30 in all.
	it('takes 14 digits that pass Luhn', () => {
		expect(isSiret('00090001900019')).toBe(true);
	});

	it.each(['00090001900018', '0009000190001', '000900019000199', '0009000190001a', ''])(
		'refuses %j',
		(text) => {
			expect(isSiret(text)).toBe(false);
		},
	);

	it('refuses fourteen zeros, which pass Luhn and name nobody', () => {
		expect(isSiret('00000000000000')).toBe(false);
	});

	it('takes an office of La Poste whose plain sum is a multiple of 5', () => {
		// 3 + 5 + 6 = 14, and 0 + 0 + 0 + 4 + 2 = 6: 20. Luhn gives 6 + 5 + 3 + 8 + 2 = 24.
		expect(isSiret('35600000000042')).toBe(true);
		expect(isSiret('35600000000043')).toBe(false);
	});
});
