import { expect, test } from 'vitest';
import { neighbours } from '$lib/queries/neighbours';
import { defaultQuestion } from '$lib/queries/question';

const question = defaultQuestion(2012, '2010', 50);
/** Cleaning: 65 % alone; catering: 50 %, from 45 to 55 %. */
const segments = [
	{ min: 0.65, share: 0.65, max: 0.65 },
	{ min: 0.45, share: 0.5, max: 0.55 },
];

test('one move of one control, the nearest threshold first, each answer once', () => {
	const asked = neighbours(question, segments, [2011, 2012]);
	// 45 to 50 have the sums of the question. Nearest of each other side: 51 (catering out, borderline),
	// 44 (no longer borderline), 56 (out and firm), 65 (cleaning borderline), 66 (cleaning out).
	expect(asked.slice(0, 5).map(({ threshold }) => threshold)).toEqual([51, 44, 56, 65, 66]);
	expect(asked.slice(5)).toEqual([
		{ ...question, borderline: false },
		{ ...question, establishments: true },
		{ ...question, cautiousHours: true },
		{ ...question, family: 'insertion' },
		{ ...question, family: 'handicap' },
		{ ...question, year: 2011 },
		{ ...question, edition: '2016' },
	]);
});
