import { expect, test } from 'vitest';
import SmallMultiples from '$lib/charts/SmallMultiples.svelte';
import { smallMultiplesLayout, type MultipleSeries } from '$lib/charts/smallMultiples';
import { met, missed, notComputable } from './figures';
import { markup, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

const series: MultipleSeries[] = [
	{
		code: '53',
		label: 'Bretagne',
		href: '/regions/53/',
		points: [
			{ year: 2012, ...met(12) },
			{ year: 2009, ...missed(4) },
		],
	},
	{
		code: '41',
		label: 'Lorraine',
		points: [
			{ year: 2010, ...missed(9) },
			{ year: 2011, ...notComputable },
		],
	},
	{ code: '06', label: 'Mayotte', points: [] },
];
const reference = {
	name: 'France',
	points: [
		{ year: 2009, ...missed(5) },
		{ year: 2010, ...missed(6) },
	],
};

test('the small charts keep their picture', async () => {
	await expectSnapshot(
		'smallMultiples',
		SmallMultiples,
		{ series, reference, highlight: ['41'], label: 'Régions' },
		[720, 160],
	);
});

test('one scale for all: 4 % stands at the same height in every chart', () => {
	// The axis goes from 0 to 15 %, since an axis never stops short of 15.
	const layout = smallMultiplesLayout({ series, reference });
	expect(layout.axis.ticks.map(({ share }) => share)).toEqual([0, 0.05, 0.1, 0.15]);
	expect(layout.target).toBe(33.33);
	const [bretagne, lorraine] = layout.charts;
	expect(bretagne?.marks.map(({ year, x, y }) => [year, x, y])).toEqual([
		[2009, 8, 73.33],
		[2012, 92, 20],
	]);
	expect(lorraine?.marks[0]).toMatchObject({ x: 36, y: 40, low: 40, high: 33.33 });
});

test('a missing year breaks the line, and is not a share of zero', () => {
	const { charts, reference: nation } = smallMultiplesLayout({ series, reference });
	// 2009, nothing in 2010 and 2011, 2012.
	expect(charts[0]?.line).toBe('M8 73.33M92 20');
	expect(nation).toBe('M8 66.67L36 60');
	expect(charts[1]?.last).toMatchObject({ year: 2010 });
	expect(charts[2]?.last).toBeNull();
});

test('the years stand in words for who does not see the line', () => {
	const text = words(markup(SmallMultiples, { series, reference, highlight: ['41'] }));
	expect(text).toContain('atteint, 2009 : 4,0 %, 2012 : 12,0 %');
	expect(text).toContain('(mise en avant) non atteint, 2010 : 9,0 %, 2011 : non calculable');
	expect(text).toContain('Mayotte sans part aucun exercice avec une assiette');
});
