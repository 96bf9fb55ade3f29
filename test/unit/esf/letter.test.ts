import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assess } from '$lib/rules/esf/assess';
import {
	CIRCULAR_TITLE,
	CONVENTION_QUOTE,
	LETTER_PASSAGES,
	MEANS_QUOTE,
	TARGET_QUOTE,
} from '../../../src/routes/methode/letter';
import { DECISIONS, application } from '../rules/support/esf';

/** Spaces and apostrophes alike: all that a quotation may change. */
const plain = (text: string) => text.replace(/\s+/g, ' ').replaceAll('’', "'");
const LETTER = plain(readFileSync('test/fixtures/lettre-486.txt', 'utf8'));

it.each([
	TARGET_QUOTE,
	MEANS_QUOTE,
	CIRCULAR_TITLE,
	CONVENTION_QUOTE,
	...LETTER_PASSAGES.map(({ quote }) => quote),
])('quotes the letter word for word: %s', (quote) => {
	expect(LETTER).toContain(plain(quote));
});

it('quotes it word for word in the sources of the rules', () => {
	const { results } = assess(application(), DECISIONS);
	const quotes = results.flatMap(({ source, explanation }) =>
		[...`${source} ${explanation}`.matchAll(/«\s(.*?)\s»/g)].map(([, quote]) => quote ?? ''),
	);
	expect(quotes).toContain('chef de la mission achat de l’Etat');
	expect(quotes).toContain('le ou les référents désignés par le Préfet');
	for (const quote of quotes) expect(LETTER).toContain(plain(quote));
});
