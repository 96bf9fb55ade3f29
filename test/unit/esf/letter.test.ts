import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assess } from '$lib/rules/esf/assess';
import { reasonSentences } from '$lib/views/esf/reasons';
import {
	CIRCULAR_TITLE,
	CONVENTION_QUOTE,
	ELIGIBLE_QUOTE,
	LETTER_PASSAGES,
	MEANS_QUOTE,
	TARGET_QUOTE,
} from '../../../src/routes/methode/letter';
import { DECISIONS, application, expense } from '../rules/support/esf';

/** Spaces and apostrophes alike: all that a quotation may change. */
const plain = (text: string) => text.replace(/\s+/g, ' ').replaceAll('’', "'");
const LETTER = plain(readFileSync('test/fixtures/lettre-486.txt', 'utf8'));

it.each([
	TARGET_QUOTE,
	MEANS_QUOTE,
	CIRCULAR_TITLE,
	CONVENTION_QUOTE,
	ELIGIBLE_QUOTE,
	...LETTER_PASSAGES.map(({ quote }) => quote),
])('quotes the letter word for word: %s', (quote) => {
	expect(LETTER).toContain(plain(quote));
});

it.each(['Objective', 'Readings', 'EsfSources'])('quotes nothing else in %s', (part) => {
	const source = readFileSync(`src/routes/methode/${part}.svelte`, 'utf8').replaceAll(
		'&nbsp;',
		' ',
	);
	// A name of the site's own, and quotations inside a quotation.
	const quotes = [...plain(source).matchAll(/« (?!\{)(.*?) »/g)].flatMap(([, quote = '']) =>
		quote === 'prévue' ? [] : [quote.replace('“', '« ').replace('”', ' »')],
	);
	expect(quotes.length).toBeGreaterThan(0);
	for (const quote of quotes) expect(LETTER).toContain(plain(quote));
});

it('quotes it word for word in the sources of the rules', () => {
	const { results } = assess(application(), DECISIONS);
	const quotes = results.flatMap(({ source, reasons }) =>
		[...`${source} ${reasonSentences(reasons)}`.matchAll(/«\s(.*?)\s»/g)].map(
			([, quote]) => quote ?? '',
		),
	);
	expect(quotes).toContain('chef de la mission achat de l’Etat');
	expect(quotes).toContain('le ou les référents désignés par le Préfet');
	for (const quote of quotes) expect(LETTER).toContain(plain(quote));
});

it('tells what a rule found in sentences, each with what it is about', () => {
	expect(reasonSentences([{ code: 'segmentsUndecided', about: ['courrier', 'interim'] }])).toBe(
		'Segment sans décision du préfet\u00a0: courrier, interim.',
	);
	const found = assess(
		application({
			filedOn: '2011-02-01',
			end: '2011-01-31',
			expenses: [expense(40_000, { paidOn: '2016-01-01' })],
		}),
		DECISIONS,
	);
	expect(reasonSentences(found.results.find(({ id }) => id === 'R9')?.reasons ?? [])).toBe(
		'L’opération finit avant le dépôt de la demande. Des dépenses payées hors de la période du 1er\u00a0janvier 2007 au 31\u00a0décembre 2015 sont écartées.',
	);
});
