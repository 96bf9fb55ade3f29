import { describe, expect, test } from 'vitest';
import {
	breakEven,
	completenessOf,
	silenceOf,
	type ExpectedSpending,
	type PublishedCompleteness,
} from '$lib/rules/completeness';
import { lasting } from '../../support/cells';

const PAIRS = [lasting('53'), { '2010': '25', '2016': '28' }, { '2010': '23', '2016': '28' }];

const row = (change: Partial<ExpectedSpending>): ExpectedSpending => ({
	year: 2012,
	ministry: null,
	region: null,
	level: null,
	expected: 100,
	received: 100,
	...change,
});

const published = (
	expected: readonly ExpectedSpending[],
	change: Partial<PublishedCompleteness> = {},
): PublishedCompleteness => ({
	edition: '2010',
	minimum: 95,
	expected,
	absent: [],
	paidYears: [2011, 2012],
	...change,
});

const nation = { year: 2012, scope: 'FR', edition: '2010' } as const;

describe('completeness', () => {
	test('received over expected, by ministry; an excess does not make up for a lack', () => {
		const told = published([
			row({ ministry: 'Intérieur', expected: 1000, received: 800 }),
			row({ ministry: 'Justice', expected: 500, received: 700 }),
		]);
		// 800 + 500 of 1 500; 200 are missing though 1 500 came in all.
		expect(completenessOf(told, nation, PAIRS)).toEqual({
			expected: 1500,
			received: 1300,
			missing: 200,
			rate: 1300 / 1500,
			incomplete: true,
			told: 1500,
		});
	});

	test('one kind of expectation alone: ministries and regions are the same euros', () => {
		const told = published([
			row({ ministry: 'Intérieur', expected: 1000, received: 990 }),
			row({ region: '53', expected: 400, received: 200 }),
			row({ level: 'etablissement_public', expected: 9000, received: 0 }),
		]);
		expect(completenessOf(told, nation, PAIRS)).toMatchObject({ expected: 1000, received: 990 });
		expect(completenessOf(told, { ...nation, scope: '53' }, PAIRS)).toMatchObject({
			expected: 400,
			rate: 0.5,
			incomplete: true,
		});
	});

	test('the threshold is the publisher’s, and at the threshold data are complete', () => {
		const at = (received: number, minimum: number) =>
			completenessOf(published([row({ received })], { minimum }), nation, PAIRS)?.incomplete;
		expect(at(95, 95)).toBe(false);
		expect(at(94, 95)).toBe(true);
		expect(at(94, 90)).toBe(false);
	});

	test('nothing expected is not known, neither zero nor whole', () => {
		expect(completenessOf(published([]), nation, PAIRS)).toBeNull();
		expect(completenessOf(published([row({ year: 2011 })]), nation, PAIRS)).toBeNull();
		expect(completenessOf(published([row({ expected: 0 })]), nation, PAIRS)).toBeNull();
	});

	test('regions of 2010 add up in the region of 2016; one of 2016 tells nothing of its parts', () => {
		const told = published([
			row({ region: '25', expected: 100, received: 90 }),
			row({ region: '23', expected: 300, received: 310 }),
		]);
		expect(completenessOf(told, { ...nation, scope: '28', edition: '2016' }, PAIRS)).toMatchObject({
			expected: 400,
			received: 390,
		});
		const of2016 = published([row({ region: '28' }), row({ region: '53' })], { edition: '2016' });
		expect(completenessOf(of2016, { ...nation, scope: '25' }, PAIRS)).toBeNull();
		expect(completenessOf(of2016, { ...nation, scope: '53' }, PAIRS)).not.toBeNull();
	});
});

describe('break-even', () => {
	test('what the missing spending would need to be performed at', () => {
		// D = 800 of 1 000 paid; 250 missing, so m = 200 in the base. To reach 10 % of 1 000, M2 must be
		// 100: with 60 performed, 40 of 200 are needed.
		expect(breakEven(800, 60, 1000, 250)).toEqual({ missing: 200, share: 0.2 });
	});

	test('above 1, even all of it would not do; below 0, none of it is needed', () => {
		// D = 1 000, all that was paid; m = 10: 101 are needed, 20 are performed: 81 of 10.
		expect(breakEven(1000, 20, 1000, 10)?.share).toBeCloseTo(8.1, 12);
		// 150 are performed: 51 too few to be needed.
		expect(breakEven(1000, 150, 1000, 10)?.share).toBeCloseTo(-4.9, 12);
	});

	test('none where nothing is missing, or nothing was paid', () => {
		expect(breakEven(800, 60, 1000, 0)).toBeNull();
		expect(breakEven(0, 0, 1000, 250)).toBeNull();
		expect(breakEven(800, 60, 0, 250)).toBeNull();
	});
});

test('silent buyers: nobody where the year before is known, unknown where it is not', () => {
	const told = published([], {
		absent: [
			{ year: 2012, edition: '2010', scope: 'FR', buyers: 2, before: 700 },
			{ year: 2012, edition: '2010', scope: '53', buyers: 1, before: 300 },
		],
	});
	expect(silenceOf(told, nation)).toMatchObject({ buyers: 2, before: 700 });
	expect(silenceOf(told, { ...nation, scope: '25' })).toEqual({ buyers: 0, before: 0 });
	expect(silenceOf(told, { ...nation, year: 2011 })).toBeNull();
	expect(silenceOf(told, { ...nation, year: 2013 })).toBeNull();
});
