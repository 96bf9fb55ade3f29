import { expect, test } from 'vitest';
import EffectBars from '$lib/charts/EffectBars.svelte';
import LabourRanges from '$lib/charts/LabourRanges.svelte';
import ShareScatter from '$lib/charts/ShareScatter.svelte';
import SmallMultiples from '$lib/charts/SmallMultiples.svelte';
import StripPlot from '$lib/charts/StripPlot.svelte';
import ThresholdCurve from '$lib/charts/ThresholdCurve.svelte';
import { notComputable } from './figures';
import { markup } from './markup';
import { expectSilence } from './silence';

expectSilence();

// A data set of promises alone has no paid line: every region is there, and none has a share.
const region = { code: '53', label: 'Bretagne', ...notComputable, base: 0 };

test.each([
	['effects', markup(EffectBars, { rows: [], unit: 'Région' })],
	['labour', markup(LabourRanges, { rows: [], threshold: 50 })],
	['scatter', markup(ShareScatter, { rows: [region] })],
	['no region at all', markup(ShareScatter, { rows: [] })],
	['multiples', markup(SmallMultiples, { series: [{ ...region, points: [] }] })],
	[
		'strip',
		markup(StripPlot, { rows: [region], quartiles: { q25: null, median: null, q75: null } }),
	],
	[
		'curve',
		markup(ThresholdCurve, {
			points: [{ threshold: 50, ...region }],
			chosen: 50,
			reference: 50,
		}),
	],
])('%s: without any share nothing is drawn at a place that does not exist', (_, html) => {
	expect(html).not.toMatch(/NaN|Infinity|undefined|null/);
	expect(html).not.toContain('0,0\u00a0%');
});
