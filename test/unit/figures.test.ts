import { expect, test } from 'vitest';
import { FIGURES } from '$lib/figures/figures';
import {
	figureExpression,
	figureValue,
	formulaNumbers,
	formulaWords,
	measuresOf,
} from '$lib/figures/formula';
import { madeOf } from '$lib/figures/made/made';
import { NO_SUMS } from '$lib/rules/sums';
import { GLOSSARY } from '$lib/ui/glossary';
import { headerOf } from '$lib/ui/column';
import { figureColumn } from '$lib/views/figureColumns';
import { tellMade, tellOne } from '$lib/views/trace/tell';
import { plain } from '../charts/markup';

// The worked example of the method: base 846 000 €, 52 000 € by structures, 28 385 € of hours, 33 860 € at the generous value.
const sums = {
	...NO_SUMS,
	base: 846_000_00,
	org: 52_000_00,
	hours: 28_385_00,
	hoursCautious: 22_910_00,
	hoursGenerous: 33_860_00,
	clause: 90_000_00,
	clauseUnknown: 0,
	unidentified: -10_00,
	unidentifiedCautious: -10_00,
	unidentifiedGenerous: -10_00,
	lines: 12,
};

test('one record gives the words, the amounts, the value, the SQL and the column of a figure', () => {
	const found = { sums, ledger: null };
	expect(formulaWords('high')).toBe(
		'(organismes + heures à la valeur généreuse + non identifié à cette valeur) ÷ assiette',
	);
	// A negative rest does not lower the upper bound.
	expect(plain(formulaNumbers('high', found))).toBe(
		'(52 000,00 € + 33 860,00 € + 0,00 €) ÷ 846 000,00 €',
	);
	expect(figureExpression('high')).toBe(
		'CASE WHEN montant > 0 THEN (organismes + heures_genereuses + greatest(non_identifie_genereux, 0)) / montant END',
	);
	expect(measuresOf('high')).toEqual([
		'montant',
		'organismes',
		'heures_genereuses',
		'non_identifie_genereux',
	]);
	// What the rules do not judge is worked out: 846 000 − 52 000 − 28 385 + 10 €.
	expect(figureValue('identifiedRest', found)).toBe(765_625_00);
	expect(headerOf(figureColumn('signedGap'))).toBe('Écart à 10 % (€ HT)');
	expect(GLOSSARY['part réalisée']).toBe(FIGURES.share.glossary);
});

test('a panel is read as it is written: names give way to figures', () => {
	const share = madeOf<{ done: number; extra: number; base: string }>()('share')`Part visée
		= ({réalisé ${(a) => a.done}} + {ajouté ${(a) => a.extra}}) ÷ {assiette ${(a) => a.base}}
		Une simulation.`;
	const amounts = { share: 0.125, done: 100_00, extra: 25_00, base: '1 000,00 €' };
	const said = tellMade({ place: 'Bretagne, 2012' }, { share }, 'share', amounts);
	expect(said).toMatchObject({
		label: 'Part visée',
		place: 'Bretagne, 2012',
		definition: 'Une simulation.',
	});
	expect(said.formula.words).toBe('(réalisé + ajouté) ÷ assiette');
	expect(plain(said.formula.numbers)).toBe('(100,00 € + 25,00 €) ÷ 1 000,00 €');
	expect(plain(said.formula.result)).toBe('12,500 %');
	const short = madeOf<{ all: string; most: number }>()()`Potentiel
		= somme des potentiels = ${(a) => a.all} = {${(a) => a.most}}`;
	expect(tellOne({}, short, 3_00, { all: '1 + 2', most: 3_00 })).toMatchObject({
		label: 'Potentiel',
		formula: { words: 'somme des potentiels', numbers: '1 + 2 = 3,00\u00a0€' },
	});
});

test('what is counted, what cannot be divided and what does not exist are three things', () => {
	const counted = (n: number, noun: string) =>
		plain(tellOne({}, madeOf()(noun)`Postes = nombre`, n, {}).formula.numbers);
	expect(counted(2, 'poste')).toBe('2 postes');
	expect(counted(2, 'SIRET')).toBe('2 SIRET');
	const none = tellOne({}, madeOf()('share')`Part = {a ${'1'}} ÷ {b ${'0'}}`, null, {});
	expect(none.value).toBe('non calculable');
	expect(plain(none.formula.numbers)).toBe('L’assiette est nulle ou négative : rien à diviser.');
	const figures = { known: madeOf()()`A = a`, unknown: madeOf()()`B = b` };
	const of = (key: string) => tellMade({}, figures, key, { known: 1, unknown: undefined });
	expect(of('known')?.label).toBe('A');
	expect(of('unknown')).toBeNull();
	expect(of('other')).toBeNull();
});
