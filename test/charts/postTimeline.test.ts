import { expect, test } from 'vitest';
import PostTimeline from '$lib/charts/PostTimeline.svelte';
import {
	placeOf,
	postAt,
	postDetail,
	timelineLayout,
	yearTicks,
	type TimelinePost,
} from '$lib/charts/postTimeline';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

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
		'financement\u00a0: État',
	]);
});

test('the timeline keeps its picture', async () => {
	const bands = [
		{
			label: 'PLIE',
			posts: [post('P1'), post('P2', { start: '2008-01-01', end: null, esf: true })],
		},
		{
			label: 'Maison de l’emploi',
			posts: [post('P3', { start: '2011-03-01', end: '2011-09-30' })],
		},
	];
	const span = { from: '2010-01-01', to: '2011-12-31', at: '2010-06-30' };
	await expectSnapshot(
		'postTimeline',
		PostTimeline,
		{ bands, ...span, label: 'Postes' },
		[720, 210],
	);
});
