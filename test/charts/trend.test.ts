import Trend from '$lib/charts/Trend.svelte';
import type { TrendProps } from '$lib/charts/trend';
import { trendLayout } from '$lib/charts/trend';
import { expect, test } from 'vitest';
import { met, missed, notComputable, undetermined, zero } from './figures';
import { markup, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

/** 2008 zero, 2009 not computable, 2010 left out, then a share a year. */
const props = {
	name: 'Bretagne',
	points: [
		{ year: 2012, ...undetermined },
		{ year: 2008, ...zero },
		{ year: 2009, ...notComputable },
		{ year: 2011, ...missed(8) },
	],
	reference: {
		name: 'France',
		points: [
			{ year: 2011, ...missed(7) },
			{ year: 2012, ...missed(9) },
		],
	},
	guide: [
		{ year: 2008, share: 0 },
		{ year: 2012, share: 0.1 },
		{ year: 2013, share: 0.1 },
	],
	label: 'Évolution',
} satisfies TrendProps;

test('the trend keeps its picture', async () => {
	await expectSnapshot('trend', Trend, props, [720, 330]);
});

test('zero is a point, not computable and no data are words and break the line', () => {
	const { years, line } = trendLayout(props);
	expect(years.map(({ year, y, missing }) => [year, y === null, missing])).toEqual([
		[2008, false, null],
		[2009, true, 'non calculable'],
		[2010, true, 'sans donnée'],
		[2011, false, null],
		[2012, false, null],
	]);
	expect(line.match(/M/g)).toHaveLength(2);
	const text = words(markup(Trend, props));
	expect(text).toContain('0,0 % 2008 non calculable 2009 sans donnée 2010 8,0 % 2011 9,8 % 2012');
});

test('words of missing years that follow each other do not overlap', () => {
	expect(trendLayout(props).years.map(({ raised }) => raised)).toEqual([
		false,
		false,
		true,
		false,
		false,
	]);
});

test('the guide stops at the target and a year still to come is not a year without data', () => {
	const early = trendLayout({
		name: 'Bretagne',
		points: [{ year: 2010, ...missed(5) }],
		guide: [
			{ year: 2010, share: 0.05 },
			{ year: 2011, share: 0.075 },
			{ year: 2012, share: 0.1 },
			{ year: 2013, share: 0.1 },
		],
	});
	expect(early.years.map(({ year, missing }) => [year, missing])).toEqual([
		[2010, null],
		[2011, null],
		[2012, null],
	]);
});

test('a value stands under its point where the guide passes just over it', () => {
	const { years } = trendLayout({
		name: 'France',
		points: [
			{ year: 2009, ...missed(4) },
			{ year: 2010, ...missed(1) },
			{ year: 2011, ...missed(7) },
			{ year: 2012, ...met(11) },
		],
		guide: [
			{ year: 2009, share: 0.04 },
			{ year: 2010, share: 0.06 },
			{ year: 2011, share: 0.08 },
			{ year: 2012, share: 0.1 },
		],
	});
	// On it, far under it, just under it, over it.
	expect(years.map(({ below }) => below)).toEqual([false, false, true, false]);
});

test('the guide is labelled as ours', () => {
	expect(words(markup(Trend, props))).toContain('repère Cap 10');
	expect(words(markup(Trend, { ...props, guide: [] }))).not.toContain('repère');
});

test('both series are named at their end, apart from each other', () => {
	const { ends } = trendLayout({
		name: 'Bretagne',
		points: [{ year: 2012, ...met(11) }],
		reference: { name: 'France', points: [{ year: 2012, ...met(11) }] },
	});
	expect(ends.map(({ name }) => name)).toEqual(['Bretagne', 'France']);
	expect(Math.abs((ends[0]?.y ?? 0) - (ends[1]?.y ?? 0))).toBeGreaterThan(6);
});

test('one year, or none, still draws', () => {
	expect(trendLayout({ name: 'Corse', points: [{ year: 2012, ...met(11) }] }).years[0]?.x).toBe(50);
	expect(words(markup(Trend, { name: 'Corse', points: [] }))).toContain('10 %');
});
