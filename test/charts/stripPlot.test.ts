import { expect, test } from 'vitest';
import StripPlot from '$lib/charts/StripPlot.svelte';
import { stripLayout, type StripRow } from '$lib/charts/stripPlot';
import { met, missed, notComputable } from './figures';
import { markup, plain, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

const rows: StripRow[] = [
	{ code: 'A', label: 'Alsace', ...met(12), href: '/regions/42/' },
	{ code: 'B', label: 'Bretagne', ...missed(4) },
	{ code: 'C', label: 'Corse', ...missed(4.5), apart: 'moins de 10 lignes, hors quartiles' },
	{ code: 'D', label: 'Centre', ...missed(4.2) },
	{ code: 'E', label: 'Mayotte', ...notComputable },
];
const quartiles = { q25: 0.041, median: 0.042, q75: 0.081 };

test('the strip keeps its picture', async () => {
	await expectSnapshot('stripPlot', StripPlot, { rows, quartiles, label: 'Régions' }, [720, 280]);
});

test('marks keep their share, and step aside up or down only', () => {
	// The axis goes from 0 to 20 %; 4.2 and 4.5 % are too near 4 % to share its row.
	const { points, levels } = stripLayout({ rows, quartiles });
	expect(points.map(({ code, x, level }) => [code, x, level])).toEqual([
		['B', 20, 0],
		['D', 21, 1],
		['C', 22.5, -1],
		['A', 60, 0],
	]);
	expect(levels).toBe(1);
});

test('quartiles stand at their share, each with its words', () => {
	expect(
		stripLayout({ rows, quartiles }).quartiles.map(({ label, at, text }) => [
			label,
			at,
			plain(text),
		]),
	).toEqual([
		['1er quartile', 20.5, '4,1 %'],
		['médiane', 21, '4,2 %'],
		['3e quartile', 40.5, '8,1 %'],
	]);
	const none = { q25: null, median: null, q75: null };
	expect(stripLayout({ rows: [], quartiles: none }).quartiles).toEqual([]);
});

test('a region that buys nothing is named apart, one left out of the quartiles says why', () => {
	const html = markup(StripPlot, { rows, quartiles });
	expect(words(html)).toContain('Sans achat dans ce segment : Mayotte.');
	expect(plain(html)).toContain('moins de 10 lignes, hors quartiles"');
});
