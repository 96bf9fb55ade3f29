import { expect, test } from 'vitest';
import { NO_CELL_SUMS, type CellSums } from '$lib/rules/sums';
import {
	changeSentences,
	segmentSentence,
	type ChangeSentence,
	type TwoYears,
} from '$lib/views/changes';

/** Euros, for sums that a reader can check in their head. */
const sums = (base: number, org: number, hours = 0, more: Partial<CellSums> = {}): CellSums => ({
	...NO_CELL_SUMS,
	base: base * 100,
	org: org * 100,
	hours: hours * 100,
	hoursCentral: hours * 100,
	hoursCautious: hours * 80,
	hoursGenerous: hours * 120,
	lines: 10,
	...more,
});

const years = (before: CellSums | undefined, now: CellSums | undefined, more = {}): TwoYears => ({
	year: 2012,
	before,
	now,
	known: true,
	judged: true,
	hourValue: 'centrale',
	...more,
});

/** Plain spaces: the typography of figures has its own tests. */
const plain = (sentences: readonly ChangeSentence[]) =>
	sentences.map(({ text }) => text.replace(/[\u00a0\u202f]/g, ' '));

test('a share that moves whatever the assumption, with amounts and a new verdict', () => {
	// 120 and 4.80 to 7.20 of 1 200 €: 10.4 to 10.6 %.
	expect(plain(changeSentences(years(sums(1000, 50), sums(1200, 120, 6))))).toEqual([
		'La part passe de 5,0 % à 10,5 %, soit +5,5 points, de façon sûre : entre +5,4 points et +5,6 points à hypothèses égales, aux trois valeurs de l’heure.',
		'L’assiette HT gagne 200 € (+20,0 %), le réalisé HT gagne 76 € (+152,0 %).',
		'Le verdict passe de « non atteint » à « atteint » ; l’écart à 10 % se réduit de 50 € HT.',
	]);
});

test('at another value of an hour the change says at which, and lies in its interval', () => {
	// An hour shown at its cautious value: 124.80 of 1 200 €, 10.4 %; the greatest at 127.20.
	const now = sums(1200, 120, 6, { hours: 480 });
	const said = plain(changeSentences(years(sums(1000, 50), now, { hourValue: 'prudente' })))[0];
	expect(said).toBe(
		'La part passe de 5,0 % à 10,4 %, soit +5,4 points, à la valeur prudente de l’heure, de façon sûre : entre +5,4 points et +5,6 points à hypothèses égales, aux trois valeurs de l’heure.',
	);
});

test('a change that an assumption undoes is said to be so, and the gap may widen', () => {
	// 2011: 90 of 1000, and 20 to examine. 2012: 84 of 1000, and 10. From 84 − 110 to 94 − 90.
	const review = (euros: number) => ({
		unidentified: euros * 100,
		unidentifiedCautious: euros * 100,
		unidentifiedGenerous: euros * 100,
		unidentifiedCentral: euros * 100,
	});
	const before = sums(1000, 90, 0, review(20));
	const now = sums(1000, 84, 0, review(10));
	expect(plain(changeSentences(years(before, now)))).toEqual([
		'La part passe de 9,0 % à 8,4 %, soit −0,6 point ; l’évolution n’est pas sûre : entre −2,6 points et +0,4 point à hypothèses égales, aux trois valeurs de l’heure.',
		'L’assiette HT ne bouge pas, le réalisé HT perd 6 € (−6,7 %).',
		'Le verdict passe de « indéterminé » à « non atteint » ; l’écart à 10 % se creuse de 6 € HT.',
	]);
});

test('what cannot be compared says why', () => {
	expect(plain(changeSentences(years(undefined, sums(10, 1), { known: false })))).toEqual([
		'Les données n’ont pas l’exercice 2011 : rien à comparer.',
	]);
	expect(plain(changeSentences(years(undefined, sums(10, 1))))).toEqual([
		'Aucun achat payé dans l’assiette en 2011 : rien à comparer.',
	]);
	expect(plain(changeSentences(years(undefined, undefined)))).toEqual([
		'Aucun achat payé dans l’assiette en 2011 et 2012 : rien à comparer.',
	]);
	// Credit notes bring the base of 2011 below zero: no share, but amounts.
	const [said] = plain(changeSentences(years(sums(-10, 1), sums(10, 1))));
	expect(said).toBe('La part n’est pas calculable en 2011 : seuls les montants se comparent.');
});

test('one family alone has no verdict', () => {
	const said = changeSentences(years(sums(1000, 50), sums(1000, 60), { judged: false }));
	expect(said).toHaveLength(2);
	expect(plain(said).join(' ')).not.toContain('verdict');
});

test('the segments that moved most, whatever their direction, three at most', () => {
	const before = new Map([
		['a', sums(100, 10)],
		['b', sums(100, 50)],
		['c', sums(100, 5)],
		['d', sums(100, 5)],
	]);
	const now = new Map([
		['a', sums(200, 40)],
		['b', sums(100, 20)],
		['c', sums(100, 5)],
		['d', sums(100, 6)],
		['e', sums(100, 2)],
	]);
	const label = (code: string) => code.toUpperCase();
	const told = segmentSentence(now, before, label);
	expect(plain(told ? [told] : [])).toEqual([
		'Le réalisé HT bouge le plus dans ces segments : A (+30 €, de 10,0 % à 20,0 %) ; B (−30 €, de 50,0 % à 20,0 %) ; E (+2 €).',
	]);
	expect(segmentSentence(before, before, label)).toBeNull();
});

test('each figure of a sentence is told with what it is, as it is printed', () => {
	const told = changeSentences(years(sums(1000, 50), sums(1200, 120, 6)));
	const printed = told.map(({ figures }) =>
		figures.map(([text, { what }]) => `${what} ${text.replace(/[\u00a0\u202f]/g, ' ')}`),
	);
	expect(printed).toEqual([
		[
			'shareBefore 5,0 %',
			'shareNow 10,5 %',
			'shareChange +5,5 points',
			'changeLow +5,4 points',
			'changeHigh +5,6 points',
		],
		['base 200 €', 'baseRate +20,0 %', 'realised 76 €', 'realisedRate +152,0 %'],
		['gap 50 €'],
	]);
	for (const { text, figures } of told)
		for (const [figure] of figures) expect(text).toContain(figure);
});
