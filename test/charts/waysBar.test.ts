import WaysBar from '$lib/charts/WaysBar.svelte';
import { waysLayout, type WaysPart } from '$lib/charts/waysBar';
import { expect, test } from 'vitest';
import { markup, plain, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

const part = (way: WaysPart['way'], family: WaysPart['family'], euros: number): WaysPart => ({
	way,
	family,
	amount: euros * 100,
});
/** The worked example: A (ESAT) 40 000 direct, C (AI) 12 000 subcontracted, 31 000 of hours. */
const parts = [
	part('hours', 'insertion', 31_000),
	part('direct', 'handicap', 40_000),
	part('subcontract', 'insertion', 12_000),
];

test('the ways keep their picture', async () => {
	await expectSnapshot('waysBar', WaysBar, { parts, label: 'Voies' }, [720, 270]);
});

test('everything first, then the ways in the order of the method', () => {
	expect(waysLayout(parts).map(({ label, amount }) => [label, plain(amount)])).toEqual([
		['Ensemble', '83,0 k€'],
		['Marché réservé', '0 €'],
		['Achat direct', '40,0 k€'],
		['Sous-traitance', '12,0 k€'],
		['Heures de clause', '31,0 k€'],
	]);
});

test('families are named beside their colour, and a way without any amount says so', () => {
	const text = words(markup(WaysBar, { parts }));
	expect(text).toContain('Ensemble 83,0 k€ insertion 43,0 k€ handicap 40,0 k€');
	expect(text).toContain('Marché réservé aucun montant Achat direct');
	expect(text).toContain('Achat direct 40,0 k€ 48 % handicap 40,0 k€');
});

test('bars share one scale', () => {
	const [all, , direct] = waysLayout(parts);
	expect(all?.slices.map(({ x, width }) => [x, width])).toEqual([
		[0, 51.81],
		[51.81, 48.19],
	]);
	expect(direct?.slices.map(({ width }) => width)).toEqual([48.19]);
});

test('a negative part is written and has no length', () => {
	const rows = waysLayout([part('direct', 'insertion', 100), part('hours', 'insertion', -20)]);
	const hours = rows.find(({ key }) => key === 'hours');
	expect(hours?.slices.map(({ width, text }) => [width, plain(text)])).toEqual([
		[0, 'insertion −20 €'],
	]);
});

test('nothing performed is said, not drawn', () => {
	expect(words(markup(WaysBar, { parts: [] }))).toContain('Ensemble aucun montant');
});
