import { expect, test } from 'vitest';
import type { Answer } from '$lib/rules/answer';
import { defaultQuestion } from '$lib/rules/question';
import type { BuyerRow } from '$lib/queries/buyers';
import { buyersOf, buyersSummary, type BuyerGroup } from '$lib/views/market/buyers';
import { levelsFinding } from '$lib/views/market/buyerFindings';
import type { TellableContract } from '$lib/views/market/contracts';
import type { SiteData } from '$lib/views/site';
import {
	explainBestQuarter,
	explainBuyersSummary,
	explainContracts,
	explainLeverPlan,
	explainQuartile,
} from '$lib/views/trace/derived';
import { regionShares } from '$lib/views/rows/regions';
import { plain } from '../../charts/markup';
import { cellsOf, numbers, readCells, value } from './support';

const question = defaultQuestion(2012, '2010', 50);
const site = {
	byDefault: { threshold: 50 },
	regions: {
		'2010': [
			{ code: '53', label: 'Bretagne' },
			{ code: '52', label: 'Pays de la Loire' },
			{ code: '24', label: 'Centre' },
			{ code: '94', label: 'Corse' },
		],
		'2016': [],
	},
	segments: [
		{ code: 'nettoyage', label: 'Nettoyage' },
		{ code: 'securite', label: 'Sécurité' },
	],
} as unknown as SiteData;
const place = { site, question, scope: '53' };
// Shares of 3, 5 and 9 %; Corse would be at 50 %, on 9 lines alone.
const sums = (base: number, org: number, hours: number, lines: number) => ({
	base: base * 100,
	org: org * 100,
	hours: hours * 100,
	hoursCautious: 0,
	hoursGenerous: 0,
	clause: 0,
	unidentified: 0,
	unidentifiedCautious: 0,
	unidentifiedGenerous: 0,
	lines,
});
const answer = {
	question,
	scopes: new Map(
		[
			['53', sums(10_000, 500, 400, 40)],
			['52', sums(10_000, 300, 0, 10)],
			['24', sums(20_000, 600, 400, 12)],
			['94', sums(1_000, 500, 0, 9)],
		].map(([code, found]) => [code, { current: new Map([['nettoyage', found]]) }]),
	),
} as unknown as Answer;

test('a quartile lists the regions that make it, and is redone from two of them', () => {
	const regions = regionShares(answer, site, 'nettoyage');
	// By rising share; what has too few lines comes last.
	expect(regions.map(({ share }) => share)).toEqual([0.03, 0.05, 0.09, 0.5]);
	const best = explainBestQuarter(place, { code: 'nettoyage', reference: 0.07 }, answer);
	expect(value(best)).toBe('7,000 %');
	// Third quartile of 3 shares: half way between the second and the third.
	expect(numbers(best)).toBe('rang 1 + 2 × 0,75 = 2,50 : 5,000 % + 0,50 × (9,000 % − 5,000 %)');
	expect(cellsOf(best, 'rank', 'label', 'share', 'lines')).toEqual([
		['1', 'Pays de la Loire', '3,0 %', '10'],
		['2', 'Centre', '5,0 %', '12'],
		['3', 'Bretagne', '9,0 %', '40'],
		[null, 'Corse', '50,0 %', '9'],
	]);
	const median = explainQuartile(
		{ site, question, scope: 'FR' },
		'nettoyage',
		{ label: 'Médiane', share: 0.05, at: 0.5 },
		answer,
	);
	expect(numbers(median)).toBe('rang 1 + 2 × 0,50 = 2,00 : 5,000 %');
	const none = explainQuartile(
		place,
		'securite',
		{ label: 'Médiane', share: null, at: 0.5 },
		answer,
	);
	expect(value(none)).toBe('aucune région');
});

const LEVERS = [
	{ code: 'nettoyage', share: 0.03, reference: 0.1, potential: 7_000_00 },
	{ code: 'securite', share: 0, reference: 0.03, potential: 3_000_00 },
	{ code: 'restauration', share: 0.2, reference: 0.1, potential: 0 },
];

test('the levers together: what they bring, what stays to find, how many suffice', () => {
	const of = (gap: number, key: 'total' | 'remaining' | 'closedBy', shown?: number) =>
		explainLeverPlan(place, LEVERS, gap, key, shown);
	expect(numbers(of(12_000_00, 'total'))).toBe('7 000,00 € + 3 000,00 €');
	expect(numbers(of(12_000_00, 'remaining'))).toBe('12 000,00 € − 10 000,00 €');
	expect(value(of(12_000_00, 'remaining'))).toBe('2 000,00 €');
	const closing = of(6_000_00, 'closedBy', 1);
	expect(numbers(closing)).toBe('7 000,00 € = 7 000,00 €, pour 6 000,00 €');
	expect(cellsOf(closing, 'code')).toEqual([['Nettoyage (hypothèse)']]);
});

const buyerRow = (buyer: number | null, base: number, org: number, unidentified: number) =>
	({
		buyer,
		name: buyer === null ? null : `Service ${buyer}`,
		level: 'etat_deconcentre',
		ministry: null,
		segment: 'nettoyage',
		buyers: buyer === null ? 7 : 1,
		base: base * 100,
		org: org * 100,
		hours: 0,
		hoursCautious: 0,
		clause: 0,
		unidentified: unidentified * 100,
		lines: 3,
	}) as unknown as BuyerRow;

test('the buyers with nothing performed: their number, their base, what they may hide', async () => {
	const buyers = buyersOf([
		buyerRow(1, 1_000, 100, 0),
		buyerRow(2, 600, 0, 50),
		buyerRow(3, 400, 0, -20),
		buyerRow(null, 300, 0, 300),
	]);
	const of = (key: Parameters<typeof explainBuyersSummary>[3]) =>
		explainBuyersSummary(place, buyersSummary(buyers), () => Promise.resolve(buyers), key);
	expect(numbers(of('without'))).toBe('2 sur 3 acheteurs');
	expect(value(of('withoutBase'))).toBe('1 000,00 €');
	expect(await readCells(of('withoutBase'), 'name', 'base')).toEqual([
		['Service 2', '600'],
		['Service 3', '400'],
	]);
	expect(value(of('withoutUnidentified'))).toBe('50,00 €');
	expect(value(of('others'))).toBe('7');
	expect((await readCells(of('named'), 'name')).length).toBe(3);
});

test('contracts that end soon: those counted are the rows, and only paid amounts add up', async () => {
	const contract = (number: number, basis: string, amount: number) =>
		({
			contract: number,
			buyer: null,
			segment: 'nettoyage',
			end: '2013-03-31',
			basis,
			year: 2012,
			amount: amount * 100,
		}) as unknown as TellableContract;
	const read = () => Promise.resolve([contract(1, 'paye', 500), contract(2, 'maximum', 9_000)]);
	const kept = {
		from: '2012-12-31',
		months: 12,
		segments: 'dans les segments de l’assiette',
		read,
	};
	const paid = explainContracts(place, kept, 500_00, 'paid');
	expect(value(paid)).toBe('500,00 €');
	expect(await readCells(paid, 'segment', 'basis', 'amount')).toEqual([
		['Nettoyage (hypothèse)', 'payé en 2012', '500'],
		['Nettoyage (hypothèse)', 'maximum en 2012', '9 000'],
	]);
	if (typeof paid.rows !== 'function') throw new Error('rows are held');
	expect(plain((await paid.rows()).note ?? '')).toContain('payé en tout : 500,00 €');
	expect(numbers(explainContracts(place, kept, 2, 'contracts'))).toBe('2 contrats');
});

test('of ministries with the same share, the first is named ahead and the last behind', () => {
	const ministry = (code: string, share: number | null) =>
		({ code, label: code, indicator: { share } }) as BuyerGroup;
	const found = levelsFinding(
		[],
		[
			ministry('A', 0.1),
			ministry('B', 0.2),
			ministry('C', 0.2),
			ministry('D', 0.1),
			ministry('E', null),
		],
	);
	expect(plain(found)).toContain('de 10,0 % (D) à 20,0 % (B).');
	expect(levelsFinding([], [ministry('A', 0.1)])).not.toContain('ministère');
});
