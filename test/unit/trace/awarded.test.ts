import { expect, test } from 'vitest';
import { defaultQuestion } from '$lib/rules/question';
import type { AwardedRow } from '$lib/views/awarded';
import type { SiteData } from '$lib/views/site';
import { explainAwardedBound, explainStatePart } from '$lib/views/trace/derived';
import { plain } from '../../charts/markup';

const site = { regions: { '2010': [], '2016': [] }, segments: [] } as unknown as SiteData;
const place = { site, question: defaultQuestion(2012, '2010', 50), scope: 'FR' };

/** 20 € of 200 € awarded to structures, 30 € to holders that nobody knows: 10 % to 25 %. */
const row: AwardedRow = {
	code: '53',
	label: 'Bretagne',
	base: 20_000,
	m1: 2_000,
	unidentified: 3_000,
	share: 0.1,
	low: 0.1,
	high: 0.25,
	lowM3: 0,
	highM3: 0,
	lines: 4,
};

test('the bounds of an awarded share are redone, of awarded amounts', () => {
	const low = explainAwardedBound(place, row, 'low');
	expect(plain(low?.formula.numbers ?? '')).toBe('20,00 € ÷ 200,00 €');
	const high = explainAwardedBound(place, row, 'high');
	expect(plain(high?.formula.numbers ?? '')).toBe('(20,00 € + 30,00 €) ÷ 200,00 €');
	expect(plain(high?.value ?? '')).toBe('25,000 %');
	expect(high?.place).toBe('France, Bretagne, 2012');
	expect(high?.filters.join(' ')).toContain('attribué');
	expect(high?.filters.join(' ')).not.toContain('payé');
});

test('credit notes to unknown holders raise nothing; no share, no bound', () => {
	const credit = explainAwardedBound(place, { ...row, unidentified: -500 }, 'high');
	expect(plain(credit?.formula.numbers ?? '')).toBe('(20,00 € + 0,00 €) ÷ 200,00 €');
	expect(explainAwardedBound(place, { ...row, low: null }, 'low')).toBeNull();
});

test('what the State awarded is the total less what others did, and its part of it', () => {
	const state = {
		total: { amount: 117_966_380_124, lines: 2636 },
		state: { amount: 5_800_000, lines: 1 },
		part: 5_800_000 / 117_966_380_124,
	};
	const amount = explainStatePart(place, state, 'state');
	// 1 179 663 801,24 − 58 000,00 comes from the others.
	expect(plain(amount?.formula.numbers ?? '')).toBe('1 179 663 801,24 € − 1 179 605 801,24 €');
	expect(plain(amount?.value ?? '')).toBe('58 000,00 €');
	const part = explainStatePart(place, state, 'part');
	expect(plain(part?.formula.numbers ?? '')).toBe('58 000,00 € ÷ 1 179 663 801,24 €');
	expect(plain(part?.value ?? '')).toBe('0,005 %');
	// Every segment: no condition on the base.
	expect(part?.filters.some((filter) => filter.includes('main d’œuvre'))).toBe(false);
	expect(explainStatePart(place, { ...state, part: null }, 'part')).toBeNull();
});
