import {
	boundsShort,
	gapRangeText,
	detailOf,
	detailSentence,
	gapText,
	signedGapText,
} from '$lib/charts/markWords';
import { expect, test } from 'vitest';
import { missed, notComputable, undetermined, zero } from './figures';
import { plain } from './markup';

const sentence = (...args: Parameters<typeof detailOf>) => plain(detailSentence(detailOf(...args)));

test('the worked example reads as one sentence', () => {
	expect(sentence('Bretagne', undetermined, 160_000)).toBe(
		'Bretagne : 9,8 %, entre 9,1 % et 16,9 %, objectif de 10 % indéterminé, il manque 1 600 €',
	);
});

test('not computable is not zero, and has neither bounds nor gap', () => {
	expect(sentence('Mayotte', notComputable, null)).toBe('Mayotte : non calculable');
	expect(sentence('Corse', zero, 500)).toBe(
		'Corse : 0,0 %, bornes confondues à 0,0 %, objectif de 10 % non atteint, il manque 5 €',
	);
});

test('a gap that the caller does not know is left out', () => {
	expect(sentence('Corse', missed(4))).toBe(
		'Corse : 4,0 %, entre 4,0 % et 5,0 %, objectif de 10 % non atteint',
	);
});

test('a gap of zero and a gap that cannot be computed differ', () => {
	expect(gapText(0)).toBe('rien ne manque');
	expect(gapText(null)).toBe('écart non calculable');
});

test('a signed gap says its direction in words', () => {
	expect(plain(signedGapText(120_000_000))).toBe('manque 1,2 M€');
	expect(plain(signedGapText(-120_000_000))).toBe('dépasse de 1,2 M€');
	expect(signedGapText(0)).toBe('à l’objectif');
	expect(signedGapText(null)).toBe('non calculable');
});

test('between the bounds, a gap keeps its side of the target', () => {
	const said = (least: number, most: number) => plain(gapRangeText([least, most]) ?? '');
	expect(said(120_000_000, 340_000_000)).toBe('de 1,2 M€ à 3,4 M€, selon les bornes');
	expect(said(-340_000_000, -120_000_000)).toBe('de 1,2 M€ à 3,4 M€, selon les bornes');
	expect(said(-340_000_000, 120_000_000)).toBe(
		'manque 1,2 M€ ou dépasse de 3,4 M€, selon les bornes',
	);
	expect(gapRangeText([120_000_000, 120_000_001])).toBeNull();
	expect(gapRangeText(null)).toBeNull();
});

test('short bounds merge when they print alike', () => {
	expect(plain(boundsShort(0.09102, 0.16903))).toBe('9,1 à 16,9 %');
	expect(plain(boundsShort(0.05, 0.05))).toBe('5,0 %');
	expect(boundsShort(null, null)).toBe('');
});
