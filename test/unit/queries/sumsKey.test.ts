import { expect, test } from 'vitest';
import { defaultQuestion } from '$lib/queries/question';
import { sumsKey } from '$lib/queries/sumsKey';

const question = defaultQuestion(2012, '2010', 50);
/** Cleaning: 65 % alone; catering: 50 %, from 45 to 55 %. */
const segments = [
	{ min: 0.65, share: 0.65, max: 0.65 },
	{ min: 0.45, share: 0.5, max: 0.55 },
];
const at = (threshold: number) => sumsKey({ ...question, threshold }, segments);

test('thresholds that no labour share separates have the same sums', () => {
	expect(at(57)).toBe(at(64));
	expect(at(46)).toBe(at(49));
});

test('a segment that leaves, or becomes borderline, makes another question', () => {
	const steps = [44, 45, 50, 51, 55, 56, 65, 66].map(at);
	// From 45 to 50 catering is borderline and in; from 51 to 55 borderline and out; at 65 cleaning is in
	// by exactly its share.
	expect(steps[1]).toBe(steps[2]);
	expect(steps[3]).toBe(steps[4]);
	expect(new Set(steps).size).toBe(6);
});

test('any other control makes another question', () => {
	const others = [
		{ ...question, year: 2011 },
		{ ...question, edition: '2016' as const },
		{ ...question, family: 'insertion' as const },
		{ ...question, cautiousHours: true },
		{ ...question, borderline: false },
		{ ...question, establishments: true },
	];
	expect(new Set([question, ...others].map((one) => sumsKey(one, segments))).size).toBe(7);
});
