import { expect, test } from 'vitest';
import EffectBars from '$lib/charts/EffectBars.svelte';
import { effectBarsLayout, type EffectRow } from '$lib/charts/effectBars';
import { markup, plain, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

const rows: EffectRow[] = [
	{ code: '53', label: 'Bretagne', href: '/regions/53/', mix: 0.01, rate: 0.02 },
	{ code: '41', label: 'Lorraine', mix: -0.02, rate: 0.03 },
	{ code: 'total', label: 'Ensemble', mix: -0.01, rate: -0.01, total: true },
];

test('the bars keep their picture', async () => {
	await expectSnapshot(
		'effectBars',
		EffectBars,
		{ rows, unit: 'Région', highlight: ['41'], label: 'Écarts' },
		[720, 150],
	);
});

test('the second bar starts where the first stops, and ends at their sum', () => {
	// The axis goes from −2 to +3 points.
	const layout = effectBarsLayout(rows);
	expect(layout.zero).toBe(40);
	expect(layout.bars.map(({ turn, end }) => [turn, end])).toEqual([
		[60, 100],
		[0, 60],
		[20, 0],
	]);
	expect(layout.ticks.map(({ label }) => plain(label))).toEqual([
		'−2',
		'−1',
		'0',
		'+1',
		'+2',
		'+3',
	]);
});

test('each effect is said with its sign and its unit, in the order of the columns', () => {
	const text = words(markup(EffectBars, { rows, unit: 'Région' }));
	expect(text).toContain('Composition Pratique Écart');
	expect(text).toContain('Lorraine −2,0 points +3,0 points +1,0 point');
});

test('almost nothing does not fill the axis', () => {
	const { zero, bars } = effectBarsLayout([{ code: 'x', label: 'X', mix: 0.0001, rate: 0 }]);
	expect(zero).toBe(50);
	// The axis goes from −0.6 to +0.6 point: a hundredth of a point is 0.83 % of it.
	expect(bars[0]?.turn).toBe(50.83);
});
