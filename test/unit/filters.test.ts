import { expect, test } from 'vitest';
import { defaultQuestion } from '$lib/rules/question';
import {
	filterNames,
	filterWords,
	readQuestion,
	refusedChoices,
	sentence,
	shortSentence,
	writeQuestion,
} from '$lib/state/filters';

const byDefault = defaultQuestion(2012, '2010', 50);
const choices = { years: [2011, 2012], editions: ['2010', '2016'] as const };
const read = (search: string, editions = choices.editions as readonly ('2010' | '2016')[]) =>
	readQuestion(new URLSearchParams(search), byDefault, { ...choices, editions });

test('a link is read and written back as it was', () => {
	const search =
		'exercice=2011&regions=2016&seuil=65&famille=handicap&heure=prudente&limites=sans&etablissements=avec';
	const question = read(search);
	expect(question).toEqual({
		year: 2011,
		edition: '2016',
		threshold: 65,
		family: 'handicap',
		hourValue: 'prudente',
		borderline: false,
		establishments: true,
	});
	expect(writeQuestion(question, byDefault).toString()).toBe(search);
});

test('the default needs no word in the address', () => {
	expect(writeQuestion(byDefault, byDefault).toString()).toBe('');
	expect(read('')).toEqual(byDefault);
});

test.each([
	'exercice=1789',
	'seuil=29',
	'seuil=81',
	'seuil=50.5',
	'seuil=',
	'regions=2025',
	'famille=x',
])('%s falls back to the default', (search) => {
	expect(read(search)).toEqual(byDefault);
});

test('a region of one edition keeps it, whatever the link asks', () => {
	expect(read('regions=2016', ['2010']).edition).toBe('2010');
});

test('the perimeter reads as a sentence', () => {
	expect(sentence(read('seuil=65&limites=sans'))).toBe(
		'Exercice 2012 · régions de 2010 · segments à 65\u00a0% de main d’œuvre et plus · sans les segments limites',
	);
});

test('every filter has its words, in a sentence, on a phone and where it has no effect', () => {
	const question = read(
		'etablissements=avec&heure=prudente&famille=handicap&limites=sans&seuil=65&regions=2016&exercice=2011',
	);
	expect(sentence(question)).toBe(
		'Exercice 2011 · régions de 2016 · segments à 65\u00a0% de main d’œuvre et plus · famille handicap seule · heures à la valeur prudente · sans les segments limites · établissements publics compris',
	);
	expect(shortSentence(question)).toBe(
		'2011 · régions\u00a02016 · seuil\u00a065\u00a0% · handicap\u00a0seule · heures\u00a0prudente · sans\u00a0limites · avec\u00a0établissements',
	);
	expect(filterWords([...writeQuestion(question, byDefault)])).toBe(
		'exercice 2011 · régions de 2016 · seuil 65 · famille handicap · heures à la valeur prudente · segments limites\u00a0: sans · établissements publics\u00a0: avec',
	);
	expect(filterNames({ family: 'toutes', hourValue: 'centrale' })).toEqual([
		'exercice',
		'regions',
		'seuil',
		'limites',
		'etablissements',
	]);
});

test('what a link asks and the page does not have is said', () => {
	const refused = (search: string) => refusedChoices(new URLSearchParams(search), read(search));
	expect(refused('seuil=999&exercice=2011')).toEqual([
		'Le lien demande «\u00a0seuil=999\u00a0», hors de ce que cette page propose (de 30 à 80)\u00a0: elle garde 50.',
	]);
	expect(refused('famille=x')).toEqual([
		'Le lien demande «\u00a0famille=x\u00a0», que cette page ne propose pas\u00a0: elle garde toutes.',
	]);
	expect(refused('exercice=2011&regions=2016&seuil=80&limites=sans&autre=1')).toEqual([]);
	expect(refused('')).toEqual([]);
});
