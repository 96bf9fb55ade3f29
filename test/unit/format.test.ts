import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	count,
	date,
	euros,
	eurosShort,
	list,
	number,
	percent,
	percentOrLess,
	points,
	typeset,
} from '$lib/format';

// U+202F between thousands, U+00A0 before a unit, U+2212 for minus.
describe('figures in French', () => {
	test.each([
		[number(1234567.891, 1), '1\u202f234\u202f567,9'],
		[number(-0.04, 1), '0,0'],
		[percent(0.09811), '9,8\u00a0%'],
		[percent(0), '0,0\u00a0%'],
		[percent(null), 'non calculable'],
		[percentOrLess(0.0004), '< 0,1\u00a0%'],
		[percentOrLess(0.0005), '0,1\u00a0%'],
		[percentOrLess(0), '0,0\u00a0%'],
		[percentOrLess(0.00002, 2), '< 0,01\u00a0%'],
		[percentOrLess(null), 'non calculable'],
		[points(0.012), '+1,2\u00a0point'],
		[points(-0.03), '\u22123,0\u00a0points'],
		[points(0), '0,0\u00a0point'],
		[euros(160_000), '1\u202f600\u00a0€'],
		[euros(-123456, 2), '\u22121\u202f234,56\u00a0€'],
		[eurosShort(15_200_000_000_00), '15,2\u00a0Md€'],
		[eurosShort(357_000_000_00), '357\u00a0M€'],
		[eurosShort(12_500_00), '12,5\u00a0k€'],
		[eurosShort(999_600_00), '1,0\u00a0M€'],
		[eurosShort(-999_700_000_00), '\u22121,0\u00a0Md€'],
		[eurosShort(99_960_000_00), '100\u00a0M€'],
		[eurosShort(950_00), '950\u00a0€'],
		[count(1, 'région'), '1\u00a0région'],
		[count(0, 'région'), '0\u00a0région'],
		[count(2, 'bassin'), '2\u00a0bassins'],
		[date('2012-12-31'), '31\u00a0décembre 2012'],
		[date('2025-01-01'), '1er\u00a0janvier 2025'],
		[date('2011-08-09'), '9\u00a0août 2011'],
		[
			typeset("65 % du chiffre d'affaires ; 80 %"),
			'65\u00a0% du chiffre d’affaires\u00a0; 80\u00a0%',
		],
		[list(['a', 'b', 'c']), 'a, b et c'],
	])('%s', (found, expected) => {
		expect(found).toBe(expected);
	});

	test('what is not a date is not written as one', () => {
		expect(() => date('2012-13-01')).toThrow(RangeError);
		expect(() => date('31/12/2012')).toThrow(RangeError);
	});
});

test('a number is written as the platform writes French, up to a hundred billion', () => {
	const digits = fc.integer({ min: 0, max: 3 });
	const size = fc.oneof(
		fc.double({ min: 0, max: 1e11, noNaN: true }),
		// As people write them: half-way cases such as 0.35 and 1234.5 are common.
		fc
			.tuple(fc.integer({ min: 0, max: 10_000_000 }), fc.constantFrom(1, 2, 8, 20, 100, 1000))
			.map(([whole, divisor]) => whole / divisor),
	);
	fc.assert(
		fc.property(size, digits, (value, decimals) => {
			const platform = new Intl.NumberFormat('fr-FR', {
				minimumFractionDigits: decimals,
				maximumFractionDigits: decimals,
			});
			expect(number(value, decimals)).toBe(platform.format(value));
		}),
		{ numRuns: 500 },
	);
});
