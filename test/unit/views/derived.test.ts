import { describe, expect, test } from 'vitest';
import { defaultQuestion } from '$lib/rules/question';
import { decompose } from '$lib/rules/decomposition';
import { planTo } from '$lib/rules/plan';
import { NO_SUMS } from '$lib/rules/sums';
import type { SiteData } from '$lib/views/site';
import {
	explainApart,
	explainEffect,
	explainLever,
	explainPlan,
	explainSegmentEffect,
	explainSide,
	explainTargetShare,
	explainWeight,
} from '$lib/views/trace/derived';
import { plain } from '../../charts/markup';

const question = defaultQuestion(2012, '2010', 50);
const site = {
	regions: { '2010': [{ code: '53', label: 'Bretagne' }], '2016': [] },
	segments: [{ code: 'nettoyage', label: 'Nettoyage de locaux' }],
} as unknown as SiteData;
const place = { site, question, scope: '53' };

// Nation: A 30 of 600 (5 %), B 80 of 400 (20 %), together 11 %; Bretagne: A 4 of 80, B 4 of 20, 8 %.
const effects = decompose([
	{ code: 'A', region: { base: 80, realised: 4 }, nation: { base: 600, realised: 30 } },
	{ code: 'B', region: { base: 20, realised: 4 }, nation: { base: 400, realised: 80 } },
]);

describe('the difference to the nation', () => {
	test('of a region: the shares, and what adds up to their difference', () => {
		if (!effects) throw new Error('no effects');
		const said = explainEffect(place, effects, 'difference');
		expect(said?.place).toBe('Bretagne, 2012');
		expect(plain(said?.formula.numbers ?? '')).toBe(
			'8,000 % − 11,000 % = −3,000 points + 0,000 point',
		);
		expect(plain(said?.value ?? '')).toBe('−3,000 points');
		expect(explainEffect(place, effects, 'share')).toBeNull();
	});

	test('of a segment: its weights and shares', () => {
		const row = {
			code: 'A',
			label: 'Segment A',
			mix: -0.012,
			rate: 0,
			weight: 0.8,
			nationWeight: 0.6,
			share: 0.05,
			nationShare: 0.05,
		};
		const mix = explainSegmentEffect(place, row, 0.11, 'mix');
		expect(plain(mix?.formula.numbers ?? '')).toBe('(80,000 % − 60,000 %) × (5,000 % − 11,000 %)');
		const weight = explainSegmentEffect(place, row, 0.11, 'nationWeight');
		expect(weight?.place).toBe('France, Segment A, 2012');
		expect(plain(weight?.value ?? '')).toBe('60,000 %');
		const total = { ...row, total: true };
		expect(explainSegmentEffect(place, total, 0.11, 'mix')?.formula.words).toBe(
			'somme des segments du tableau',
		);
	});
});

test('a lever: the gap between the best quarter and the region, times its base', () => {
	const lever = {
		code: 'nettoyage',
		share: 0.05,
		reference: 0.08,
		potential: 3_000_00,
		cumulated: 10_000_00,
		needed: true,
	};
	const of = (key: string) => explainLever(place, lever, 100_000_00, key);
	expect(plain(of('potential')?.formula.numbers ?? '')).toBe('(8,000 % − 5,000 %) × 100 000,00 €');
	expect(plain(of('cumulated')?.formula.numbers ?? '')).toBe('7 000,00 € + 3 000,00 €');
	expect(of('reference')).toBeNull();
	expect(of('share')).toBeNull();
});

test('a weight gives back its base', () => {
	const said = explainWeight(place, 'nettoyage', 0.25, 5_000_00);
	expect(plain(said.formula.numbers)).toBe('5 000,00 € ÷ 20 000,00 €');
	expect(plain(explainWeight(place, 'nettoyage', null, 5_000_00).formula.numbers)).toBe(
		'Le segment n’est pas dans l’assiette.',
	);
});

// The worked example of the method: base 846 000 €, org 52 000 €, hours 28 385 €.
const sums = {
	...NO_SUMS,
	base: 846_000_00,
	org: 52_000_00,
	hours: 28_385_00,
	hoursCautious: 22_910_00,
	hoursGenerous: 33_860_00,
	lines: 10,
};

test('the nation with or without a segment', () => {
	const said = explainSide({ site, question, scope: 'FR' }, 'nettoyage', 'Sans ce segment', sums);
	expect(said.label).toBe('Part réalisée, sans ce segment');
	expect(plain(said.formula.numbers)).toBe('80 385,00 € ÷ 846 000,00 €');
	expect(plain(said.value)).toBe('9,502 %');
});

test('the base and the gap of the nation, with or without a segment', () => {
	const side = (key: 'base' | 'gap') =>
		explainSide({ site, question, scope: 'FR' }, 'nettoyage', 'Sans ce segment', sums, key);
	expect(plain(side('base').value)).toBe('846 000,00 €');
	// A tenth of 846 000 € is 84 600 €, less 80 385 €.
	expect(plain(side('gap').formula.numbers)).toBe('846 000,00 € × 10 % − 80 385,00 €');
	expect(plain(side('gap').value)).toBe('4 215,00 €');
});

test('the bounds of the nation, with or without a segment', () => {
	const side = (key: 'low' | 'high') =>
		explainSide(
			{ site, question, scope: 'FR' },
			'nettoyage',
			'Sans ce segment',
			{
				...sums,
				org: 8_000_000,
				hours: 300_000,
				hoursCautious: 240_000,
				hoursGenerous: 360_000,
				unidentified: 700_000,
				unidentifiedGenerous: 640_000,
			},
			key,
		);
	// 80 000 € and 0,8 × 3 000 € of hours; 80 000 €, 1,2 × 3 000 € and 6 400 € that nobody can tell.
	expect(plain(side('low').formula.numbers)).toBe('82 400,00 € ÷ 846 000,00 €');
	expect(plain(side('low').value)).toBe('9,740 %');
	expect(plain(side('high').formula.numbers)).toBe('90 000,00 € ÷ 846 000,00 €');
	expect(plain(side('high').value)).toBe('10,638 %');
});

test('what stands beside the ledger says its type of amount, or that it was set aside', () => {
	const place = { site, question, scope: 'FR' };
	const ordered = explainApart(place, {
		code: 'commande',
		label: 'Commandé',
		why: 'pas encore payé',
		amount: 1_250_050,
		lines: 3,
	});
	expect(plain(ordered.value)).toBe('12 500,50 €');
	expect(plain(ordered.formula.numbers)).toBe('12 500,50 € sur 3 lignes');
	expect(ordered.definition).toMatch(/^Pas encore payé\. /);
	expect(plain(ordered.filters[0] ?? '')).toBe(
		`Montants de type « commandé », hors taxes, exercice ${question.year}`,
	);
	const rejected = explainApart(place, {
		code: 'rejete_sans_exercice',
		label: 'Rejeté, exercice illisible',
		why: 'ligne fautive, listée dans rejets.csv',
		amount: 100,
		lines: 1,
	});
	expect(rejected.filters[0]).toBe('Lignes mises de côté à la lecture, exercice illisible');
	expect(rejected.filters.join()).not.toContain('payés');
});

test('the share of a segment that an application aims at', () => {
	const said = explainTargetShare(
		{ site, question, scope: 'FR' },
		{
			code: 'nettoyage',
			label: 'Nettoyage de locaux',
			inBase: true,
			share: 0.0625,
			verdict: 'missed',
			realised: 5_000_00,
			base: 80_000_00,
		},
	);
	expect(plain(said.formula.numbers)).toBe('5 000,00 € ÷ 80 000,00 €');
	expect(plain(said.value)).toBe('6,250 %');
	expect(said.place).toContain('Nettoyage de locaux');
	expect(said.filters.join()).toContain('Segment');
});

test('a plan: what is performed today and what it adds', () => {
	const plan = planTo(sums, [
		{
			code: 'nettoyage',
			base: 236_000_00,
			realised: 61_000_00,
			aim: 70_800_00 / 236_000_00,
			way: 'direct',
			family: 'insertion',
			hourValue: 25_00,
		},
	]);
	const of = (key: string) => explainPlan(place, 'Plan A', sums, plan, [], key);
	expect(plain(of('share')?.formula.numbers ?? '')).toBe(
		'(80 385,00 € + 9 800,00 €) ÷ 846 000,00 €',
	);
	expect(plain(of('gap')?.value ?? '')).toBe('0,00 €');
	expect(of('name')).toBeNull();
});
