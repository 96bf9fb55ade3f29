import { expect, test } from 'vitest';
import IntervalBand from '$lib/charts/IntervalBand.svelte';
import { bandLayout } from '$lib/charts/intervalBand';
import {
	placeOf,
	postAt,
	postDetail,
	timelineLayout,
	yearTicks,
	type TimelinePost,
} from '$lib/charts/postTimeline';
import { markup, words } from './markup';
import { expectSilence } from './silence';

expectSilence();

const props = {
	points: [
		{ at: 0, low: 0.2, high: 1 },
		{ at: 0.5, low: null, high: null },
		{ at: 1, low: 0.5, high: 0.75 },
	],
	ticks: [{ at: 0, label: '2009' }],
	lowLabel: 'couverts',
	highLabel: 'couverts ou inconnus',
};

test('the area lies between both lines; a point that cannot be computed draws nothing', () => {
	const { area, low, high } = bandLayout(props);
	expect(high).toBe('M0 0L100 25');
	expect(low).toBe('M0 80L100 50');
	expect(area).toBe('M0 0L100 25L100 50L0 80Z');
});

test('steps hold each value until the next, on both sides of the area', () => {
	const { area, low } = bandLayout({ ...props, stepped: true });
	expect(low).toBe('M0 80H100V50');
	expect(area).toBe('M0 0H100V25L100 50V80H0Z');
});

test('the last interval is written at the end of the lines, in words', () => {
	expect(words(markup(IntervalBand, { ...props, marker: { at: 0.5, label: 'ici' } }))).toContain(
		'75,0 % couverts ou inconnus 50,0 % couverts',
	);
});

const post = (id: string, changes: Partial<TimelinePost> = {}): TimelinePost => ({
	id,
	start: '2010-01-01',
	end: '2010-12-31',
	fte: 0.5,
	esf: false,
	host: 'PLIE, porteur 1',
	funding: 'État',
	...changes,
});

test('posts are lines from start to end, clipped to the span; an open end goes to its edge', () => {
	const bands = [
		{
			label: 'PLIE',
			posts: [post('P1'), post('P2', { start: '2008-01-01', end: null, esf: true })],
		},
	];
	const layout = timelineLayout({ bands, from: '2010-01-01', to: '2011-12-31', at: '2010-06-30' });
	// 364 of 729 days: half of the 1 000 units, less one day.
	expect(layout.bands[0]).toMatchObject({ other: 'M0 24H499', esf: 'M0 28H1000' });
	expect(layout.height).toBe(30);
	expect(postAt(layout.bands, 23)?.id).toBe('P1');
	expect(postAt(layout.bands, 27)?.id).toBe('P2');
	expect([postAt(layout.bands, 5), postAt(layout.bands, 31)]).toEqual([null, null]);
});

test('years stand at their first day', () => {
	expect(yearTicks('2010-01-01', '2011-12-31').map(({ label }) => label)).toEqual(['2010', '2011']);
	expect(placeOf('2009-06-01', '2010-01-01', '2011-12-31')).toBe(0);
});

test('what is unknown of a post is said so', () => {
	expect(postDetail(post('P3', { fte: null, end: null })).lines).toEqual([
		'du 2010-01-01 sans fin déclarée',
		'ETP inconnus',
		'financement : État',
	]);
});
