import { expect, test } from 'vitest';
import IntervalBand from '$lib/charts/IntervalBand.svelte';
import { bandLayout } from '$lib/charts/intervalBand';
import { markup, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

const props = {
	points: [
		{ at: 0, low: 0.2, high: 1 },
		{ at: 0.5, low: null, high: null },
		{ at: 1, low: 0.5, high: 0.75 },
	],
	ticks: [{ at: 0, label: '2009' }],
	lowLabel: 'couverts',
	highLabel: 'couverts ou inconnus',
};

test('the band keeps its picture', async () => {
	const marker = { at: 0.5, label: '30 juin 2010' };
	await expectSnapshot(
		'intervalBand',
		IntervalBand,
		{ ...props, marker, label: 'Part' },
		[720, 290],
	);
});

test('the area lies between both lines; a point that cannot be computed draws nothing', () => {
	const { area, low, high } = bandLayout(props);
	expect(high).toBe('M0 0L100 25');
	expect(low).toBe('M0 80L100 50');
	expect(area).toBe('M0 0L100 25L100 50L0 80Z');
});

test('steps hold each value until the next, on both sides of the area', () => {
	const { area, low } = bandLayout({ ...props, stepped: true });
	expect(low).toBe('M0 80H100V50');
	expect(area).toBe('M0 0H100V25L100 50V80H0Z');
});

test('the last interval is written at the end of the lines, in words', () => {
	expect(words(markup(IntervalBand, { ...props, marker: { at: 0.5, label: 'ici' } }))).toContain(
		'75,0 % couverts ou inconnus 50,0 % couverts',
	);
});
