/**
 * A figure made from others is declared as its panel reads:
 *
 *     const plan = madeOf<{ realised: Cents; extra: Cents; base: Cents }>();
 *     share: plan('share')`Part avec le plan
 *         = ({réalisé ${(a) => a.realised}} + {ajouté ${(a) => a.extra}}) ÷ {assiette ${(a) => a.base}}
 *         Une simulation.`
 *
 * The label; after `=`, the formula, whose names in braces give way to their figures; after a second `=`,
 * the figures where the formula does not hold them; then what it is. A line that starts with `=` goes on
 * with the one before. A number in braces is in cents.
 */
import { count, euros, number, percent, points } from '$lib/format';
import type { Cents } from '$lib/rules/sums';

/** To the thousandth of a percent, so that a reader may redo it. */
export const fine = (share: number | null) => percent(share, 3);
export const finePoints = (difference: number) => points(difference, 3);
export const money = (cents: Cents) => euros(cents, 2);
/** To the hundredth. */
export const precise = (value: number) => number(value, 2);

/** A number of `unit`, or its words; null: there is nothing to divide; undefined: no such figure here. */
export type MadeValue = number | string | null | undefined;

/** How a value is printed; a word is what is counted, in the singular. */
type Unit = 'cents' | 'share' | 'points' | ((value: number) => string) | (string & {});

/** A part of a text that depends on the amounts of the figure. */
type Term<A> = string | ((amounts: A) => number | string);

/** A figure made from amounts `A`. */
export interface Made<A> {
	readonly unit: Unit;
	readonly texts: readonly string[];
	readonly terms: readonly Term<A>[];
}

/** Declares figures that are made from amounts `A`. */
export const madeOf =
	<A = object>() =>
	(unit: Unit = 'cents') =>
	(texts: TemplateStringsArray, ...terms: readonly Term<A>[]): Made<A> => ({ unit, texts, terms });

/** What a panel reads of a figure. */
export interface Card {
	label: string;
	value: number | string | null;
	printed: string;
	words: string;
	numbers: string;
	definition?: string;
	/** Where its rule is written; left out: ours. */
	source?: string;
}

function printed(value: number | string | null, unit: Unit): string {
	if (typeof value === 'string') return value;
	if (value === null || unit === 'share') return fine(value);
	if (unit === 'cents') return money(value);
	if (unit === 'points') return finePoints(value);
	return typeof unit === 'function' ? unit(value) : number(value);
}

/** Acronyms take no s. */
const counting = (value: number, noun: string): string =>
	noun === noun.toUpperCase() ? count(value, noun, noun) : count(value, noun);

/** Between the name of a term and its figure. */
const IS = '\u0001';
const TERM = new RegExp(`\\{([^${IS}}]*?) ?${IS}([^}]*)\\}`, 'g');

/** Writes out a figure. */
export function cardOf<A>(
	{ unit, texts, terms }: Made<A>,
	value: number | string | null,
	amounts: A,
): Card {
	const text = texts.reduce((all, next, i) => {
		const given = terms[i - 1] ?? '';
		const term = typeof given === 'function' ? given(amounts) : given;
		const named = all.lastIndexOf('{') > all.lastIndexOf('}');
		return `${all}${named ? IS + (typeof term === 'number' ? money(term) : term) : term}${next}`;
	});
	const lines = text.split('\n').map((line) => line.trim());
	const told = (line: string, at: number) => at === 0 || line.startsWith('= ');
	const [label = '', formula = '', ...worked] = lines.filter(told).join(' ').split(' = ');
	const definition = lines.filter((line, at) => line && !told(line, at)).join(' ');
	const figure = printed(value, unit);
	const counted = typeof unit === 'string' && !['cents', 'share', 'points'].includes(unit);
	const plain = typeof value === 'number' && counted ? counting(value, unit) : figure;
	const numbers = worked.length > 0 ? worked.join(' = ') : formula.includes(IS) ? formula : plain;
	return {
		label,
		value,
		printed: figure,
		words: formula.replace(TERM, '$1'),
		numbers: numbers.replace(TERM, '$2'),
		...(definition !== '' && { definition }),
	};
}

/** A sum written out while it can be read, else how many terms it has; numbers are in cents. */
export const sumText = (terms: readonly (Cents | string)[]): string =>
	terms.length === 0
		? 'rien à additionner'
		: terms.length > 12
			? `somme de ${number(terms.length)} termes, un par ligne ci-dessous`
			: terms
					.map((term) => (typeof term === 'string' ? term : money(term)))
					.join(' + ')
					.replaceAll(' + \u2212', ' \u2212 ');
