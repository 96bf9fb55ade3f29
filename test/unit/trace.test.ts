import { expect, test } from 'vitest';
import { FIGURE_KINDS, figureOf, type FigureKind } from '$lib/figures/figures';
import { formulaWords } from '$lib/figures/formula';
import { defaultQuestion } from '$lib/rules/question';
import { sumCells } from '$lib/rules/sumCells';
import type { TracePlace } from '$lib/queries/trace';
import type { SiteData } from '$lib/views/site';
import { explainCoverage } from '$lib/views/trace/derived';
import { rowsSentence } from '$lib/views/rows/behind';
import { explainFigure, kindsAt } from '$lib/views/trace/explainFigure';
import { cellsOf, lasting } from '../support/cells';

// The worked example of the method, done by hand: org 52 000 €, hours 28 385 € (22 910 € at the
// cautious value, 33 860 € at the generous one), 60 000 € to examine, base 846 000 €.
const question = defaultQuestion(2012, '2010', 50);
const measures = {
	segment: 'nettoyage',
	region: '53',
	montant: 84_600_000,
	lignes: 12,
	organismes: 5_200_000,
	heures: 2_838_500,
	heures_prudentes: 2_291_000,
	heures_genereuses: 3_386_000,
	clause: 9_000_000,
	non_identifie: 6_000_000,
	non_identifie_genereux: 6_000_000,
};

const site = {
	regions: { '2010': [{ code: '53', label: 'Bretagne' }], '2016': [] },
	segments: [
		{
			code: 'nettoyage',
			label: 'Nettoyage de locaux',
			current: true,
			min: 0.7,
			share: 0.8,
			max: 0.9,
			sourced: true,
		},
	],
} as unknown as SiteData;

const answer = sumCells(
	cellsOf([measures, { ...measures, year: 2011, montant: -100 }], site.segments, [lasting('53')]),
	question,
);

const place: Omit<TracePlace, 'reference'> = {
	question,
	basis: 'paye',
	scope: '53',
	segment: null,
};

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test.each([
	['share', '(52 000,00 € + 28 385,00 €) ÷ 846 000,00 €', '9,502 %'],
	['low', '(52 000,00 € + 22 910,00 €) ÷ 846 000,00 €', '8,855 %'],
	['high', '(52 000,00 € + 33 860,00 € + 60 000,00 €) ÷ 846 000,00 €', '17,241 %'],
	['gap', '846 000,00 € × 10 % − (52 000,00 € + 28 385,00 €)', '4 215,00 €'],
	['realised', '52 000,00 € + 28 385,00 €', '80 385,00 €'],
	['identifiedRest', '846 000,00 € − 52 000,00 € − 28 385,00 € − 60 000,00 €', '705 615,00 €'],
	['shareM1', '52 000,00 € ÷ 846 000,00 €', '6,147 %'],
	['base', '12 lignes d’achat, 846 000,00 €', '846 000,00 €'],
] as const)('%s of the worked example, with its amounts', (kind, numbers, result) => {
	const { formula, place: where } = explainFigure(site, answer, kind, place);
	expect(plain(formula.numbers)).toBe(numbers);
	expect(plain(formula.result)).toBe(result);
	expect(where).toBe('Bretagne, 2012');
});

test('without a positive base nothing is divided, and it is not zero', () => {
	const before = { ...place, question: { ...question, year: 2011 } };
	const { formula, value } = explainFigure(site, answer, 'share', before);
	expect(value).toBe('non calculable');
	expect(plain(formula.numbers)).toBe('L’assiette est nulle ou négative : rien à diviser.');
});

test('what was kept is said as the query applies it', () => {
	const narrow: Omit<TracePlace, 'reference'> = {
		...place,
		segment: 'nettoyage',
		question: { ...question, family: 'handicap', establishments: true, hourValue: 'prudente' },
	};
	expect(explainFigure(site, answer, 'share', narrow).filters.map(plain)).toEqual([
		'Montants payés, hors taxes, exercice 2012',
		'Région Bretagne (53), découpage de 2010',
		'Achats de l’État et de ses établissements publics',
		'Segment « Nettoyage de locaux »',
		'Famille handicap seule',
		'Heure d’insertion à la valeur prudente',
	]);
	// A step outside the base is not narrowed by what makes the base.
	expect(explainFigure(site, answer, 'notState', place).filters).toHaveLength(2);
});

test('a segment below the threshold says that it is out of the base', () => {
	const where = { ...place, segment: 'nettoyage', question: { ...question, threshold: 85 } };
	expect(explainFigure(site, answer, 'base', where).filters.map(plain)).toContain(
		'Segment « Nettoyage de locaux », hors de l’assiette à 85 %',
	);
});

test('every figure has its words; awarded amounts are never set against 10 %', () => {
	for (const kind of FIGURE_KINDS) {
		expect(formulaWords(kind)).not.toMatch(/[A-Z]|undefined/);
		expect(figureOf(kind).definition).toMatch(/\.$/);
	}
	const awarded = kindsAt({ ...place, basis: 'attribue' }, true);
	for (const kind of ['share', 'low', 'high', 'gap', 'signedGap'] satisfies FigureKind[]) {
		expect(awarded).not.toContain(kind);
	}
	expect(kindsAt(place, false)).not.toContain('totalPaid');
	// One gap a place: they have one name.
	expect(kindsAt(place, true)).not.toContain('signedGap');
	expect(kindsAt({ ...place, segment: 'nettoyage' }, true)).not.toContain('gap');
	expect(kindsAt({ ...place, segment: 'nettoyage' }, true)).not.toContain('notState');
});

test('rows are counted in words', () => {
	expect(plain(rowsSentence([{ lignes: 3 }]))).toBe('1 ligne agrégée, qui réunit 3 lignes d’achat');
	expect(rowsSentence([])).toBe('Aucune ligne');
});

test('the rate of coverage is an interval, with its basins', () => {
	const { formula } = explainCoverage(
		{ where: 'Bretagne', date: '2012-12-31' },
		{ low: 0.5, high: 0.75, partial: 0, covered: 2, unknown: 1, all: 4 },
	);
	expect(plain(formula.numbers)).toBe('de 2 ÷ 4 à (2 + 1) ÷ 4');
	expect(plain(formula.result)).toBe('50,0 à 75,0 %');
});
