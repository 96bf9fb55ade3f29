import SegmentBars from '$lib/charts/SegmentBars.svelte';
import { segmentBarsLayout, type SegmentRow } from '$lib/charts/segmentBars';
import { expect, test } from 'vitest';
import { met, missed, notComputable, zero } from './figures';
import { markup, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

const rows: SegmentRow[] = [
	{
		code: 'nettoyage',
		label: 'Nettoyage',
		...met(12),
		base: 100_000_000,
		signedGap: -2_000_000,
		nation: 0.09,
	},
	{ code: 'formation', label: 'Formation', ...notComputable, base: 0, signedGap: null },
	{
		code: 'securite',
		label: 'Sécurité',
		href: '/segments/securite/',
		...missed(4),
		base: 50_000_000,
		signedGap: 3_000_000,
		nation: null,
	},
	{ code: 'courrier', label: 'Courrier', ...zero, base: 10_000_000, signedGap: 1_000_000 },
];

test('the segments keep their picture', async () => {
	await expectSnapshot('segmentBars', SegmentBars, { rows, label: 'Segments' }, [720, 400]);
});

test('the most euros missing first, not computable last', () => {
	expect(segmentBarsLayout(rows).bars.map(({ label }) => label)).toEqual([
		'Sécurité',
		'Courrier',
		'Nettoyage',
		'Formation',
	]);
});

test('share, verdict, base and gap stand in words, with their direction', () => {
	const text = words(markup(SegmentBars, { rows }));
	expect(text).toContain('Sécurité 4,0 % 4,0 à 5,0 % non atteint assiette 500 k€ manque 30,0 k€');
	expect(text).toContain('atteint assiette 1,0 M€ dépasse de 20,0 k€');
	expect(text).toContain('France 9,0 %');
});

test('zero keeps a mark, not computable has none and says so', () => {
	const { bars } = segmentBarsLayout(rows);
	expect(bars.map(({ at }) => at === null)).toEqual([false, false, false, true]);
	const html = markup(SegmentBars, { rows });
	expect(html.match(/class="bar"/g)).toHaveLength(3);
	expect(html.match(/class="bar"[^>]*width="2"/g)).toHaveLength(1);
	expect(words(html)).toContain('Formation non calculable');
});

test('a nation without any share has no tick: it is not a share of zero', () => {
	const html = markup(SegmentBars, { rows });
	expect(html.match(/class="nation"/g)).toHaveLength(1);
});
