import TrialRanges from '$lib/charts/TrialRanges.svelte';
import { trialLayout, type TrialRow } from '$lib/charts/trialRanges';
import { expect, test } from 'vitest';
import { markup, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

/** The trials of Bretagne in the worked example of the method. */
const ROWS: TrialRow[] = [
	{
		code: 'reference',
		label: 'Part et bornes',
		share: 0.09502,
		low: 0.08855,
		high: 0.17241,
		verdict: 'undetermined',
	},
	{
		code: 'perimetre',
		label: 'Tout choix de segments limites',
		share: null,
		low: 0.08219,
		high: 0.09502,
		verdict: 'missed',
	},
	{
		code: 'segments_limites',
		label: 'Sans les segments limites',
		share: null,
		low: 0.08219,
		high: 0.08219,
		verdict: 'missed',
	},
];

test('the trials keep their picture', async () => {
	await expectSnapshot('trialRanges', TrialRanges, { rows: ROWS, label: 'Épreuves' }, [720, 130]);
});

test('each line says its range and its verdict in words; one share alone is not a range', () => {
	const text = words(markup(TrialRanges, { rows: ROWS }));
	expect(text).toContain('Part et bornes 8,9 à 17,2 % indéterminé');
	expect(text).toContain('Tout choix de segments limites 8,2 à 9,5 % non atteint');
	expect(text).toContain('Sans les segments limites 8,2 % non atteint');
});

test('one axis holds every range and the target, in the order given', () => {
	const { axis, rows } = trialLayout(ROWS);
	expect(rows.map(({ code }) => code)).toEqual(['reference', 'perimetre', 'segments_limites']);
	// 0 to 20 %: 10 % in the middle.
	expect(axis.target).toBe(50);
	expect(rows.map(({ from, to, at }) => [from, to, at])).toEqual([
		[44.28, 86.21, 47.51],
		[41.1, 47.51, null],
		[41.1, 41.1, null],
	]);
});

test('what cannot be computed has no line', () => {
	const [reference] = ROWS;
	if (!reference) throw new Error('no row');
	expect(trialLayout([{ ...reference, low: null, high: null }]).rows).toEqual([]);
});
