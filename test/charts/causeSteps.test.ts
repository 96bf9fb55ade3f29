import { expect, test } from 'vitest';
import CauseSteps from '$lib/charts/CauseSteps.svelte';
import { causeStepsLayout, type CauseStepsRow } from '$lib/charts/causeSteps';
import { markup, plain, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

const rows: CauseStepsRow[] = [
	{
		code: '53 tous 2012',
		label: 'Bretagne, 2012',
		before: 0.1,
		after: 0.11,
		steps: [
			{ code: 'added', label: 'Lignes reçues depuis', change: -0.01 },
			{ code: 'registry', label: 'Registre des structures', change: 0.02 },
			{ code: 'reference', label: 'Tables de référence', change: 0 },
		],
	},
	{
		code: '41 tous 2012',
		label: 'Lorraine, 2012',
		before: 0.08,
		after: 0.075,
		steps: [{ code: 'added', label: 'Lignes reçues depuis', change: -0.005 }],
	},
];

test('the bars keep their picture', async () => {
	await expectSnapshot('causeSteps', CauseSteps, { rows, label: 'Révisions' }, [720, 260]);
});

test('each bar starts where the one above stops, and the diamond is where the last stops', () => {
	// The axis goes from −1 to +1 point.
	const { axis, rows: placed } = causeStepsLayout(rows);
	expect(axis.ticks.map(({ label }) => plain(label))).toEqual(['−1', '−0,5', '0', '+0,5', '+1']);
	expect(placed.map(({ end }) => end)).toEqual([100, 25]);
	expect(placed[0]?.bars.map(({ from, to, less }) => [from, to, less])).toEqual([
		[50, 0, true],
		[0, 100, false],
	]);
});

test('each change is said with its sign and its unit; a cause that brings nothing has no bar', () => {
	const text = words(markup(CauseSteps, { rows }));
	expect(text).toContain(
		'Bretagne, 2012 10,0 % → 11,0 % +1,00 point Lignes reçues depuis −1,00 point Registre des structures +2,00 points',
	);
	expect(text).not.toContain('Tables de référence');
});
