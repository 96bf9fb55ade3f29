import { expect, test } from 'vitest';
import { defaultQuestion } from '$lib/rules/question';
import { sumCells } from '$lib/rules/sumCells';
import {
	comparedRegions,
	effectRows,
	followSelection,
	knownCodes,
	multiples,
	segmentEffects,
} from '$lib/views/compare';
import {
	effectSentence,
	effectsFinding,
	nationSentence,
	scatterFinding,
} from '$lib/views/compareFindings';
import { scopeView } from '$lib/views/scope';
import type { SiteData } from '$lib/views/site';
import { plain } from '../../charts/markup';
import { cellsOf } from '../../support/cells';

const site = {
	regions: {
		'2010': ['11', '42', '41', '21', '53'].map((code) => ({ code, label: `R${code}` })),
		'2016': ['11', '44', '53'].map((code) => ({ code, label: `R${code}` })),
	},
	pairs: [
		{ '2010': '11', '2016': '11' },
		{ '2010': '42', '2016': '44' },
		{ '2010': '41', '2016': '44' },
		{ '2010': '21', '2016': '44' },
		{ '2010': '53', '2016': '53' },
	],
	segments: [
		{ code: 'A', label: 'Segment A', sourced: true },
		{ code: 'B', label: 'Segment B', sourced: false },
	],
} as unknown as SiteData;

const labour = { current: true, min: 0.7, share: 0.8, max: 0.9, sourced: true };
const cell = (
	region: string,
	segment: string,
	montant: number,
	organismes: number,
	year = 2012,
) => ({
	year,
	region,
	segment,
	montant,
	organismes,
	lignes: 20,
});
/** Nation: A 30 of 600 (5 %), B 80 of 400 (20 %), together 11 %; Bretagne: A 4 of 80, B 4 of 20. */
const cells = cellsOf(
	[
		cell('53', 'A', 80, 4),
		cell('53', 'B', 20, 4),
		cell('53', 'A', 50, 2, 2011),
		cell('11', 'A', 520, 26),
		cell('11', 'B', 380, 76),
	],
	['A', 'B'].map((code) => ({ code, ...labour })),
	site.pairs,
);

const answer = sumCells(cells, defaultQuestion(2012, '2010', 50));
const regions = comparedRegions(
	answer,
	['53', '11', '42'].map((code) => scopeView(answer, code, `R${code}`)),
);
const href = (code: string) => `/regions/${code}/`;

test('each region has its rank and a split that adds up to its difference', () => {
	expect(regions.map(({ code, rank }) => [code, rank])).toEqual([
		['53', 2],
		['11', 1],
		['42', null],
	]);
	const [brittany, , empty] = regions;
	// 8 % against 11 %: all mix, −1.2 points on A and −1.8 on B.
	expect(brittany?.effects?.difference).toBeCloseTo(-0.03, 12);
	expect(brittany?.effects?.mix).toBeCloseTo(-0.03, 12);
	expect(brittany?.effects?.rate).toBeCloseTo(0, 12);
	// Nothing bought: no split, which is not a difference of zero.
	expect(empty?.effects).toBeNull();
	expect(effectRows(regions, href).map(({ code }) => code)).toEqual(['11', '53']);
});

test('the segments of a region add up to its last line', () => {
	const [brittany] = regions;
	if (!brittany) throw new Error('Bretagne');
	const lines = segmentEffects(answer, site, brittany);
	expect(lines.map(({ label }) => label)).toEqual([
		'Segment B (hypothèse)',
		'Segment A',
		'Ensemble',
	]);
	expect(lines[0]).toMatchObject({ weight: 0.2, nationWeight: 0.4, share: 0.2, nationShare: 0.2 });
	const sum = lines.slice(0, -1).reduce((total, { mix, rate }) => total + mix + rate, 0);
	const last = lines.at(-1);
	expect(sum).toBeCloseTo((last?.mix ?? 0) + (last?.rate ?? 0), 12);
	expect(plain(effectSentence(brittany))).toBe(
		'R53 : −3,0 points par rapport à la France, dont −3,0 points de composition et 0,0 point de pratique ; de façon sûre : entre −3,0 points et −3,0 points à hypothèses égales, aux trois valeurs de l’heure',
	);
});

test('a difference to the nation says how sure it is', () => {
	const said = (low: number, high: number, sure: boolean) =>
		plain(nationSentence({ shown: 0.012, low, high, sure }));
	expect(said(0.004, 0.019, true)).toBe(
		'+1,2 point par rapport à la France, de façon sûre : entre +0,4 point et +1,9 point à hypothèses égales.',
	);
	expect(said(-0.001, 0.025, false)).toBe(
		'+1,2 point par rapport à la France, pas sûr : entre −0,1 point et +2,5 points à hypothèses égales.',
	);
});

test('titles are made from the figures', () => {
	expect(effectsFinding([])).toBe('Écart à la France\u00a0: rien à décomposer');
	expect(effectsFinding(regions)).toMatch(/^La composition des achats l’emporte/);
	// Île-de-France alone holds 90 % of the base, at 11.3 %.
	expect(plain(scatterFinding(regions))).toBe(
		'1 région fait la moitié de l’assiette : 1 atteint 10 % sous nos hypothèses',
	);
});

test('the regions chosen come first in the small charts', () => {
	const order = (chosen: string[]) =>
		multiples(answer, regions, chosen, href).map(({ code }) => code);
	expect(order([])).toEqual(['11', '53', '42']);
	expect(order(['42', '53'])).toEqual(['53', '42', '11']);
	expect(multiples(answer, regions, ['53'], href)[0]?.points.map(({ year }) => year)).toEqual([
		2011, 2012,
	]);
});

test('a selection follows the territory into the other edition, and nonsense is dropped', () => {
	expect(followSelection(['42', '53'], '2016', site)).toEqual(['44', '53']);
	expect(followSelection(['44'], '2010', site)).toEqual(['42', '41', '21']);
	expect(knownCodes(['53', 'zz', '53', '11'], site.regions['2010'])).toEqual(['11', '53']);
});
