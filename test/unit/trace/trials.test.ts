import { expect, test } from 'vitest';
import { defaultQuestion } from '$lib/rules/question';
import type { Trial } from '$lib/rules/trials';
import type { SiteData } from '$lib/views/site';
import { explainTrial } from '$lib/views/trace/derived';
import { plain } from '../../charts/markup';
import { BRETAGNE, BRETAGNE_LEDGER } from '../rules/support/sums';
import { numbers, value } from './support';

const site = {
	regions: { '2010': [{ code: '53', label: 'Bretagne' }], '2016': [] },
	segments: [],
} as unknown as SiteData;
const place = { site, question: defaultQuestion(2012, '2010', 50), scope: '53' };
const part = (base: number, realised: number) => ({
	base: Math.round(base * 100),
	realised: Math.round(realised * 100),
});
const told = (code: Trial['code'], low: Trial['low'], high: Trial['high'], key = 'low') =>
	explainTrial(
		place,
		{ code, low, high, verdict: 'missed' },
		{ sums: BRETAGNE, ledger: BRETAGNE_LEDGER },
		key,
	);

// The trials of Bretagne in the worked example of the method.
test('each share of a trial is redone from the amounts of the scope', () => {
	const firm = told('segments_limites', part(686_000, 56_385), part(686_000, 56_385));
	expect(value(firm)).toBe('8,219 %');
	expect(numbers(firm)).toBe('56 385,00 € ÷ 686 000,00 €');

	const joined = [part(858_341.36, 80_385), part(858_341.36, 92_726.36)] as const;
	expect(value(told('non_classes', ...joined))).toBe('9,365 %');
	expect(numbers(told('non_classes', ...joined, 'high'))).toBe(
		'(80 385,00 € + 12 341,36 €) ÷ (846 000,00 € + 12 341,36 €)',
	);
	expect(plain(told('non_classes', ...joined)?.definition ?? '')).toContain(
		'20 000,00 € × 846 000,00 € ÷ (1 391 000,00 € − 20 000,00 €)',
	);

	const contract = [part(806_000, 40_385), part(446_000, 80_385)] as const;
	expect(value(told('contrat', ...contract, 'high'))).toBe('18,024 %');
	expect(numbers(told('contrat', ...contract))).toBe(
		'(80 385,00 € − 40 000,00 €) ÷ (846 000,00 € − 40 000,00 €)',
	);

	const hour = [part(846_000, 74_910), part(846_000, 85_860)] as const;
	expect(value(told('heure', ...hour))).toBe('8,855 %');
	expect(numbers(told('heure', ...hour, 'high'))).toBe(
		'(52 000,00 € + 33 860,00 €) ÷ 846 000,00 €',
	);
});

test('the other keys of a row have no origin', () => {
	expect(told('heure', part(1, 0), part(1, 0), 'verdict')).toBeNull();
});
