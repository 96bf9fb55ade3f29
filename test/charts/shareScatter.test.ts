import { expect, test } from 'vitest';
import ShareScatter from '$lib/charts/ShareScatter.svelte';
import { scatterLayout, type ScatterRow } from '$lib/charts/shareScatter';
import { met, missed, notComputable, undetermined } from './figures';
import { markup, plain, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

/** Bases of 1, 10 and 100 M€. */
const rows: ScatterRow[] = [
	{ code: '53', label: 'Bretagne', ...undetermined, base: 1e9, href: '/regions/53/' },
	{ code: '41', label: 'Lorraine', ...met(12), base: 1e8, unranked: 'moins de 10 lignes' },
	{ code: '11', label: 'Île-de-France', ...missed(4), base: 1e10 },
	{ code: '06', label: 'Mayotte', ...notComputable, base: 0 },
];

test('the scatter keeps its picture', async () => {
	await expectSnapshot(
		'shareScatter',
		ShareScatter,
		{ rows, highlight: ['11'], label: 'Régions' },
		[720, 530],
	);
});

test('ten times the base is the same step along the axis', () => {
	const { points } = scatterLayout({ rows });
	expect(points.map(({ code }) => code)).toEqual(['41', '53', '11']);
	const [small = 0, middle = 0, large = 0] = points.map(({ x }) => x);
	expect(middle - small).toBeCloseTo(large - middle, 1);
	// The domain goes from 1/1.4 to 140 M€: log10(196) decades, and 1 M€ is log10(1.4) along.
	expect(small).toBe(6.37);
	expect(middle).toBe(50);
});

test('bounds go through the mark, and ticks are round amounts', () => {
	const { points, bounds, x, y } = scatterLayout({ rows });
	// The axis goes from 0 to 20 %.
	expect(y.ticks.map(({ share }) => share)).toEqual([0, 0.05, 0.1, 0.15, 0.2]);
	expect(points[1]?.y).toBe(50.94);
	expect(new Map(bounds).get('undetermined')).toBe(`M${points[1]?.x} 54.49V15.48`);
	expect(x.map(({ label }) => plain(label))).toEqual(['1 M€', '10 M€', '100 M€']);
});

test('a region without a base is said in words, not drawn at zero', () => {
	const { points, left } = scatterLayout({ rows });
	expect(points.map(({ code }) => code)).not.toContain('06');
	expect(left).toEqual(['Mayotte']);
	expect(words(markup(ShareScatter, { rows }))).toContain('Sans part calculable : Mayotte.');
});

test('each mark tells its figures, the reason of the guard included', () => {
	expect(scatterLayout({ rows }).points.map(({ sentence }) => plain(sentence))[0]).toBe(
		'Lorraine : 12,0 %, entre 12,0 % et 13,0 %, objectif de 10 % atteint, assiette de 1,0 M€, moins de 10 lignes',
	);
});

test('the regions chosen are labelled first', () => {
	const crowd = Array.from({ length: 40 }, (_, rank) => ({
		code: `c${rank}`,
		label: 'Région au nom long',
		...missed(5 + (rank % 3) * 0.1),
		base: 1e9 * (1 + rank / 100),
	}));
	const labelled = scatterLayout({ rows: crowd, highlight: ['c20'] }).points.filter(
		({ labels }) => labels.medium !== null,
	);
	expect(labelled.map(({ code }) => code)).toContain('c20');
	expect(labelled.length).toBeLessThan(10);
	const alone = scatterLayout({ rows: rows.slice(0, 3), highlight: ['11'] });
	expect(alone.points.every(({ labels }) => labels.wide !== null)).toBe(true);
});
