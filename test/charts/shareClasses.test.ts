import { SHARE_CLASSES, shareClass, shareClassLabel } from '$lib/charts/shareClasses';
import { expect, test } from 'vitest';
import { plain } from './markup';

test.each([
	[-0.01, 1],
	[0, 1],
	[0.0249, 1],
	[0.025, 2],
	[0.05, 3],
	[0.075, 4],
	[0.0999999, 4],
	[0.1, 5],
	[0.125, 6],
	[0.15, 7],
	[1.2, 7],
])('a share of %d is in class %d: a limit belongs to the class above', (share, expected) => {
	expect(shareClass(share)).toBe(expected);
});

test('what is not computable has no class, not even the lowest', () => {
	expect(shareClass(null)).toBeNull();
});

test('exactly 10 % of any base is at the target, a cent less is not', () => {
	expect(shareClass(84_600_000 / 846_000_000)).toBe(5);
	expect(shareClass(84_599_999 / 846_000_000)).toBe(4);
});

test('classes read in French', () => {
	expect(SHARE_CLASSES.map((index) => plain(shareClassLabel(index)))).toEqual([
		'moins de 2,5 %',
		'2,5 à 5 %',
		'5 à 7,5 %',
		'7,5 à 10 %',
		'10 à 12,5 %',
		'12,5 à 15 %',
		'15 % et plus',
	]);
});
