import { expect, test } from 'vitest';
import OutcomeBars from '$lib/charts/OutcomeBars.svelte';
import { outcomeBarsLayout, outcomesDrawn, type OutcomeBarsRow } from '$lib/charts/outcomeBars';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

const rows: OutcomeBarsRow[] = [
	{
		code: '53',
		label: 'Bretagne',
		href: '/fse/?region=53',
		parts: { ineligible: 1, eligible: 2, a_examiner: 1 },
		text: '2 éligibles, 1 à examiner, 1 inéligible',
	},
	{ code: '94', label: 'Corse', parts: { hors_champ: 1, eligible: 0 }, text: '1 hors champ' },
	{ code: '06', label: 'Mayotte', parts: {}, text: 'aucune demande' },
];

test('the bars keep their picture', async () => {
	await expectSnapshot('outcomeBars', OutcomeBars, { rows, label: 'Demandes' }, [720, 140]);
});

test('one scale for all bars, parts in the order of the outcomes, nothing where there is none', () => {
	// Bretagne has four applications, the most: each is a quarter of the width.
	expect(
		outcomeBarsLayout(rows).map(({ slices }) =>
			slices.map(({ outcome, width }) => [outcome, width]),
		),
	).toEqual([
		[
			['eligible', 50],
			['a_examiner', 25],
			['ineligible', 25],
		],
		[['hors_champ', 25]],
		[],
	]);
});

test('the legend names the outcomes that are drawn', () => {
	expect(outcomesDrawn(rows.slice(1))).toEqual(['hors_champ']);
});
