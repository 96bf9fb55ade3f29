import { expect, it } from 'vitest';
import { agreement } from '$lib/geo/agreement';
import { territories } from './support/squares';

it('weighs by area the land that two sets of contours give to the same code', () => {
	// One square degree at 45.5° north: 111.2² × cos 45.5° = 8 667 km².
	const first = territories([{ code: 'a', box: [0, 45, 1, 46] }]);
	const second = territories([
		{ code: 'a', box: [0, 45, 0.5, 46] },
		{ code: 'b', box: [0.5, 45, 1.5, 46] },
	]);
	const { common, agreed, onlyFirst, onlySecond, byCode } = agreement(first, second);
	expect(common).toBeGreaterThan(8_580);
	expect(common).toBeLessThan(8_760);
	expect(agreed / common).toBeCloseTo(0.5, 2);
	expect(onlyFirst).toBe(0);
	expect(onlySecond / common).toBeCloseTo(0.5, 2);
	expect(byCode.get('b')?.agreed).toBe(0);
	expect(byCode.get('a')?.agreed).toBeCloseTo(agreed, 6);
});
