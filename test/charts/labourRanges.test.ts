import { expect, test } from 'vitest';
import LabourRanges from '$lib/charts/LabourRanges.svelte';
import { labourRangesLayout, type LabourRow } from '$lib/charts/labourRanges';
import { markup, plain, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

const rows: LabourRow[] = [
	{
		code: 'impression',
		label: 'Impression',
		min: 0.25,
		share: 0.35,
		max: 0.45,
		sourced: false,
		place: 'below',
	},
	{
		code: 'metier',
		label: 'Achats métiers',
		min: 0.6,
		share: 0.9,
		max: 0.9,
		sourced: false,
		place: 'notCurrent',
	},
	{
		code: 'nettoyage',
		label: 'Nettoyage',
		href: '/segments/nettoyage/',
		min: 0.65,
		share: 0.65,
		max: 0.8,
		sourced: true,
		place: 'in',
	},
	{
		code: 'fixe',
		label: 'Sans intervalle',
		min: 0.375,
		share: 0.375,
		max: 0.375,
		sourced: false,
		place: 'below',
	},
];

test('the labour shares keep their picture', async () => {
	await expectSnapshot(
		'labourRanges',
		LabourRanges,
		{ rows, threshold: 50, label: 'S' },
		[800, 180],
	);
});

test('by falling labour share, outside the achats courants last', () => {
	expect(labourRangesLayout(rows).map(({ code, at, from, to }) => [code, at, from, to])).toEqual([
		['nettoyage', 65, 65, 80],
		['fixe', 37.5, 37.5, 37.5],
		['impression', 35, 25, 45],
		['metier', 90, 60, 90],
	]);
});

test('share, interval, place and support stand in words', () => {
	const text = words(markup(LabourRanges, { rows, threshold: 50 }));
	expect(text).toContain('Nettoyage 65 % 65 à 80 % dans l’assiette source publiée');
	expect(text).toContain('Sans intervalle 37,5 % sans intervalle sous le seuil hypothèse');
	expect(plain(text)).toContain('60 à 90 % hors achats courants');
});
