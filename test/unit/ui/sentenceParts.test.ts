import { expect, test } from 'vitest';
import { sentenceParts } from '$lib/ui/sentenceParts';

const ask = () => undefined;
const texts = (text: string, ...figures: string[]) =>
	sentenceParts(
		text,
		figures.map((figure) => [figure, ask] as const),
	).map(({ text: piece, onask }) => (onask ? `[${piece}]` : piece));

test('a sentence is cut at its figures, and reads the same put together', () => {
	const sentence = '3 bassins sur 13 ont un facilitateur, et 5 au plus.';
	expect(texts(sentence, '3', '13', '5')).toEqual([
		'[3]',
		' bassins sur ',
		'[13]',
		' ont un facilitateur, et ',
		'[5]',
		' au plus.',
	]);
	expect(
		sentenceParts(sentence, [['13', ask]])
			.map(({ text }) => text)
			.join(''),
	).toBe(sentence);
});

test('a figure is never found inside a longer number', () => {
	expect(texts('13 sur 3', '3')).toEqual(['13 sur ', '[3]']);
	expect(texts('1\u202f300 puis 300', '300')).toEqual(['1\u202f300 puis ', '[300]']);
	expect(texts('2,5 puis 2', '2')).toEqual(['2,5 puis ', '[2]']);
	expect(texts('2, puis rien', '2')).toEqual(['[2]', ', puis rien']);
	expect(texts('3\u00a0postes', '3')).toEqual(['[3]', '\u00a0postes']);
});

test('the same figure twice: each in its turn; one that is not printed is left out', () => {
	expect(texts('2 sur 2', '2', '2')).toEqual(['[2]', ' sur ', '[2]']);
	expect(texts('rien ici', '4')).toEqual(['rien ici']);
	expect(texts('5 ici', '4', '5')).toEqual(['[5]', ' ici']);
});
