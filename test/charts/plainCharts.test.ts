import { expect, test } from 'vitest';
import PlainBars from '$lib/charts/PlainBars.svelte';
import PlainLine from '$lib/charts/PlainLine.svelte';
import { number } from '$lib/format';
import { markup, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

const points = [
	{ label: '2009', value: 30 },
	{ label: '2010', value: null },
	{ label: '2011', value: -10 },
	{ label: '2012', value: 0 },
];
const props = { points, format: (value: number) => number(value) };

test('the line keeps its picture', async () => {
	await expectSnapshot('plainLine', PlainLine, props, [720, 310]);
});

test('the bars keep their picture', async () => {
	await expectSnapshot('plainBars', PlainBars, props, [720, 110]);
});

test('a figure that is not there is not zero', () => {
	expect(words(markup(PlainBars, props))).toBe('2009 30 2010 n.d. 2011 −10 2012 0');
});
