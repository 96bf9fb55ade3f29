import { expect, test } from 'vitest';
import ThresholdCurve from '$lib/charts/ThresholdCurve.svelte';
import { curveLayout, type CurvePoint } from '$lib/charts/thresholdCurve';
import { missed, notComputable, undetermined } from './figures';
import { markup, plain, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

/** Four thresholds: the base halves above 50, and nothing is left above 52. */
const points: CurvePoint[] = [
	{ threshold: 50, ...undetermined, base: 84_600_000 },
	{ threshold: 51, ...missed(5), base: 42_300_000 },
	{ threshold: 52, ...missed(5), base: 42_300_000 },
	{ threshold: 53, ...notComputable, base: 0 },
];

test('the curve keeps its picture', async () => {
	await expectSnapshot(
		'thresholdCurve',
		ThresholdCurve,
		{ points, chosen: 51, reference: 50, label: 'Seuil' },
		[720, 440],
	);
});

test('a segment leaves as a whole: the answer changes just above the threshold', () => {
	// The axis of shares goes from 0 to 20 %; 50 to 53 % are thirds of the width.
	const layout = curveLayout({ points, chosen: 51, reference: 50 });
	expect(layout.line).toBe('M0 50.94H0V75H33.33V75H66.67');
	expect(layout.baseLine).toBe('M0 0H0V50H33.33V50H66.67V100H100');
	expect(layout.target).toBe(50);
});

test('where nothing is left the line stops, it does not fall to zero', () => {
	const { chosen } = curveLayout({ points, chosen: 53, reference: 50 });
	expect(chosen).toMatchObject({ at: 100, y: null, verdict: '', before: true });
	expect(plain(chosen?.text ?? '')).toBe('non calculable');
});

test('the threshold shown says its share, its verdict and its base', () => {
	const html = markup(ThresholdCurve, { points, chosen: 51, reference: 50 });
	expect(words(html)).toContain('5,0 % non atteint');
	expect(words(html)).toContain('423 k€');
	const partial = markup(ThresholdCurve, { points, chosen: 51, reference: 50, judged: false });
	expect(words(partial)).not.toContain('non atteint');
});
