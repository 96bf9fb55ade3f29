import { expect, test } from 'vitest';
import { askedQuestions } from '$lib/views/questions';

const places = (known: Parameters<typeof askedQuestions>[1]) =>
	askedQuestions(null, known).flatMap(({ parts }) =>
		parts.map(({ route, rest }) => `${route ?? ''}${rest}`),
	);

test('a question leads to no part that the data leave out of its page', () => {
	const parts = (all: boolean) =>
		places({ shares: all, tried: all, posts: all, applications: all }).filter((place) =>
			/regions|facilitateurs|fse|epreuves/.test(place),
		);
	expect(parts(false)).toEqual([
		'/regions/',
		'/regions/',
		'/facilitateurs/',
		'/facilitateurs/',
		'/facilitateurs/',
		'/facilitateurs/',
		'/facilitateurs/',
		'/fse/',
	]);
	expect(parts(true).every((place) => place.includes('#'))).toBe(true);
});
