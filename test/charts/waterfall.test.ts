import Waterfall from '$lib/charts/Waterfall.svelte';
import { waterfallLayout, type WaterfallStep } from '$lib/charts/waterfall';
import { expect, test } from 'vitest';
import { markup, plain, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

const step = (
	code: string,
	amount: number,
	kind: WaterfallStep['kind'],
	label = code,
): WaterfallStep => ({ code, label, amount: amount * 100, lines: 1, kind });

/** The ledger of Bretagne in the worked example of the method, in euros. */
const steps = [
	step('total_paye', 1_481_000, 'total', 'Total payé'),
	step('hors_etat', 90_000, 'minus', 'Hors État'),
	step('non_classe', 20_000, 'minus', 'Non classé'),
	step('hors_achats_courants', 0, 'minus', 'Hors achats courants'),
	step('sous_seuil', 525_000, 'minus', 'Sous le seuil'),
	step('assiette', 846_000, 'subtotal', 'Assiette'),
	step('organismes', 52_000, 'part', 'Organismes'),
	step('heures', 31_000, 'part', 'Heures de clause'),
	step('reste_identifie', 703_000, 'part', 'Reste identifié'),
	step('non_identifie', 60_000, 'part', 'Non identifié'),
];

test('the ledger keeps its picture', async () => {
	await expectSnapshot('waterfall', Waterfall, { steps, label: 'Registre' }, [720, 340]);
});

test('bars step down from the total to the base, then fill the base', () => {
	const { down, parts, zoom } = waterfallLayout(steps);
	const total = 1481;
	const percentOf = (amount: number, whole: number) => Math.round((amount / whole) * 10_000) / 100;
	expect(down.map(({ x }) => x)).toEqual([
		0,
		percentOf(1391, total),
		percentOf(1371, total),
		percentOf(1371, total),
		percentOf(846, total),
		0,
	]);
	expect(zoom).toBe(percentOf(846, total));
	expect(parts.map(({ x }) => x)).toEqual([
		0,
		percentOf(52, 846),
		percentOf(83, 846),
		percentOf(786, 846),
	]);
});

test('amounts and proportions are words beside their bar', () => {
	const text = words(markup(Waterfall, { steps }));
	expect(text).toContain('Total payé 1,5 M€');
	expect(text).toContain('− Sous le seuil 525 k€ 35,4 % du total');
	expect(text).toContain('Assiette 846 k€ 57,1 % du total');
	expect(text).toContain('Heures de clause 31,0 k€ 3,7 % de l’assiette');
});

test('a small amount keeps a mark and is not written as nothing; zero has no mark', () => {
	const small = [step('t', 1_000_000_000, 'total'), step('a', 1, 'minus'), step('b', 0, 'minus')];
	const { down } = waterfallLayout(small);
	expect(down.map(({ zero }) => zero)).toEqual([false, false, true]);
	expect(plain(down[1]?.proportion ?? '')).toBe('< 0,1 % du total');
	expect(plain(down[2]?.proportion ?? '')).toBe('0,0 % du total');
	const html = markup(Waterfall, { steps: small });
	expect(html.match(/class="bar"[^>]*width="1"/g)).toHaveLength(2);
});

test('a ledger without any spending draws no proportion', () => {
	const { down, parts, zoom } = waterfallLayout([
		step('t', 0, 'total'),
		step('b', 0, 'subtotal'),
		step('p', 0, 'part'),
	]);
	expect([...down, ...parts].map(({ proportion }) => proportion)).toEqual(['', '', '']);
	expect(zoom).toBeNull();
});

test('a negative part (credit notes) goes back, it does not vanish', () => {
	const { parts } = waterfallLayout([
		step('t', 100, 'total'),
		step('b', 100, 'subtotal'),
		step('p', 110, 'part'),
		step('q', -10, 'part'),
	]);
	expect(parts.map(({ x, width }) => [x, width])).toEqual([
		[0, 110],
		[100, 10],
	]);
	expect(plain(parts[1]?.amount ?? '')).toBe('−10 €');
});
