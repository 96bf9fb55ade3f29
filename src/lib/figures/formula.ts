/** A figure's formula, in words, with its amounts, in SQL, and what it reads: all from its record. */
import { count, euros, number, percent } from '$lib/format';
import { judge } from '$lib/rules/indicator';
import {
	BASE_KEYS,
	BASE_SUMS,
	CELL_MEASURES,
	CELL_SUMS,
	measureOf,
	type BaseKey,
	type CellMeasure,
} from '$lib/rules/measures';
import type { BaseSums, Cents, LedgerSums } from '$lib/rules/sums';
import { share } from '$lib/rules/target';
import { figureOf, type Figure, type FigureKind } from './figures';

/** The sums that a figure is made from; the ledger is that of a whole scope, never of one segment. */
export interface FigureSums {
	sums: BaseSums;
	ledger: LedgerSums | null;
}

type WithTitle<Name> = Name extends CellMeasure
	? (typeof CELL_SUMS)[Name] extends { title: string }
		? Name
		: never
	: never;

/** Measures that the rows behind a figure show, in cents. */
export type ShownMeasure = WithTitle<CellMeasure>;

export const MEASURE_NAMES = CELL_MEASURES.filter(
	(name): name is ShownMeasure => measureOf(name).title !== undefined,
);

/** The header of a measure where a panel shows it. */
export const measureTitle = (name: ShownMeasure): string => CELL_SUMS[name].title;

interface Term {
	/** In a formula. */
	words: string;
	/** Name of its column, where a sentence says which is added up. */
	summed?: string;
	measure: ShownMeasure;
	/** Where it is not the sum of the measure. */
	sql?: string;
	amount: (sums: BaseSums) => Cents;
}

const isShown = (name: CellMeasure): name is ShownMeasure =>
	MEASURE_NAMES.some((known) => known === name);

/** The sum of a measure: its words are those of its record. */
function sumTerm(key: BaseKey): [string, Term][] {
	const measure = BASE_SUMS[key];
	if (!isShown(measure)) return [];
	const { title = '', words = title.toLowerCase(), summed } = measureOf(measure);
	return [[key, { words, measure, amount: (sums) => sums[key], ...(summed && { summed }) }]];
}

/** What formulas are made of. */
const TERMS: Readonly<Record<string, Term>> = {
	...Object.fromEntries(BASE_KEYS.flatMap(sumTerm)),
	// A negative rest cannot lower the upper bound.
	review: {
		words: 'non identifié à cette valeur',
		measure: 'non_identifie_genereux',
		sql: 'greatest(non_identifie_genereux, 0)',
		amount: ({ unidentifiedGenerous }) => Math.max(unidentifiedGenerous, 0),
	},
};

const NAME = /[a-z]+/gi;

const written = (formula: string, write: (term: Term) => string): string =>
	formula.replace(NAME, (name) => (TERMS[name] ? write(TERMS[name]) : name));

/** The term alone of which a figure is the sum; undefined for a formula of several. */
const summed = ({ formula, outside }: Figure): Term | undefined =>
	outside ? undefined : TERMS[formula];

/** The formula in words. */
export function formulaWords(kind: FigureKind): string {
	const figure = figureOf(kind);
	const { formula, floor = '', outside, unit } = figure;
	const term = summed(figure);
	if (outside) return 'somme des montants des lignes ci-dessous';
	if (unit === 'lines') return 'somme de la colonne «\u00a0lignes\u00a0» ci-dessous';
	return term
		? `somme de la colonne «\u00a0${term.summed ?? term.words}\u00a0» des lignes ci-dessous`
		: written(formula, ({ words }) => words) + floor;
}

/** To the cent: a reader may redo the sum. */
const money = (cents: Cents): string => euros(cents, 2);

const lineCount = (lines: number): string => count(lines, 'ligne d’achat', 'lignes d’achat');

/** The amounts of a step of the ledger; null where the ledger is not that of the place. */
const stepOf = (kind: FigureKind, ledger: LedgerSums | null) =>
	figureOf(kind).outside ? (ledger?.[kind as keyof LedgerSums] ?? null) : null;

/** A formula worked out: a sum in cents, or a fraction of the base. */
function workedOut(formula: string, sums: BaseSums): number | null {
	const [part = '', over] = formula.split(' ÷ ');
	const sum = [...part.matchAll(/([+−] )?([a-z]+)/gi)].reduce(
		(all, [, sign, name = '']) => all + (sign === '− ' ? -1 : 1) * (TERMS[name]?.amount(sums) ?? 0),
		0,
	);
	return over === undefined ? sum : share(sum, TERMS[over]?.amount(sums) ?? 0);
}

/** A figure: cents, a fraction or a count; null when not computable. What the rules judge is theirs. */
export function figureValue(kind: FigureKind, { sums, ledger }: FigureSums): number | null {
	const { formula, outside } = figureOf(kind);
	if (outside) return stepOf(kind, ledger)?.amount ?? null;
	const judged: Readonly<Record<string, unknown>> = { ...judge(sums), ...sums };
	return kind in judged ? (judged[kind] as number | null) : workedOut(formula, sums);
}

/** The formula with its amounts; only asked where the figure is computable. */
export function formulaNumbers(kind: FigureKind, found: FigureSums): string {
	const figure = figureOf(kind);
	const { lines } = stepOf(kind, found.ledger) ?? found.sums;
	if (figure.unit === 'lines') return lineCount(lines);
	return figure.outside || summed(figure)
		? `${lineCount(lines)}, ${money(figureValue(kind, found) ?? 0)}`
		: written(figure.formula, ({ amount }) => money(amount(found.sums)));
}

/** A figure as printed, in full: amounts to the cent, a share to the thousandth of a percent. */
export function figureText(kind: FigureKind, value: number | null): string {
	const { unit } = figureOf(kind);
	if (value === null || unit === 'share') return percent(value, 3);
	return unit === 'cents' ? money(value) : number(value);
}

/** The figure from the sums of the measures, in SQL: in cents, or a fraction. */
export function figureExpression(kind: FigureKind): string {
	const { sql, formula, column, unit } = figureOf(kind);
	if (sql !== undefined) return sql;
	if (unit === 'lines') return column;
	const [part = '', over] = written(formula, (term) => term.sql ?? term.measure)
		.replaceAll('−', '-')
		.split(' ÷ ');
	return over === undefined
		? part
		: `CASE WHEN ${over} > 0 THEN (${part.replace(/^\((.*)\)$/, '$1')}) / ${over} END`;
}

/** The measures that a figure reads, the base first. */
export function measuresOf(kind: FigureKind): ShownMeasure[] {
	const read = (figureOf(kind).formula.match(NAME) ?? []).map((name) => TERMS[name]?.measure);
	const found = MEASURE_NAMES.filter((measure) => read.includes(measure));
	return found.length > 0 ? found : ['montant'];
}
