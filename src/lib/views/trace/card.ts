/**
 * A panel « D’où vient ce chiffre ? » is written as it reads:
 *
 *     card(plan.share, 'share')`Part avec le plan = ({réalisé ${realised}} + {ajouté ${extra}}) ÷ {assiette ${base}}
 *         Une simulation.`
 *
 * The label; after `=`, the formula, whose names in braces give way to their figures; after a second `=`,
 * the figures where the formula does not hold them; then what it is. A line that starts with `=` goes on
 * with the one before.
 */
import { count, euros, number, percent, points } from '$lib/format';
import { SOURCES } from '$lib/figures/sources';
import type { Cents } from '$lib/rules/sums';
import type { Origin } from './origin';

/** To the thousandth of a percent, so that a reader may redo it. */
export const fine = (share: number | null) => percent(share, 3);
export const finePoints = (difference: number) => points(difference, 3);
export const money = (cents: Cents) => euros(cents, 2);

/** A number of `unit`, or its words; null: there is nothing to divide; undefined: no such figure here. */
type Value = number | string | null | undefined;

/** How a value is printed; a word is what is counted, in the singular. */
type Unit = 'cents' | 'share' | 'points' | ((value: number) => string) | (string & {});

/** What a panel says beside its card; what several say alike is told once. */
export interface Told extends Pick<Origin, 'rows' | 'file' | 'why'> {
	/** Where and when. */
	place?: string;
	/** What was kept, in words. */
	filters?: readonly string[];
	/** Where its rule is written; left out: ours. */
	source?: string;
	definition?: string;
	/** What the formula gives, where it is not the value. */
	result?: string;
	/** What stands for the figures where the value is null. */
	nothing?: string;
}

export interface Card<Known extends Value = Value> extends Told {
	label: string;
	value: Known;
	printed: string;
	words: string;
	numbers: string;
}

function printed(value: Value, unit: Unit): string {
	if (typeof value === 'string') return value;
	if (value === null || value === undefined || unit === 'share') return fine(value ?? null);
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

/** Reads a panel; a number in braces is in cents. */
export function card<Known extends Value>(value: Known, unit: Unit = 'cents') {
	return (texts: TemplateStringsArray, ...terms: readonly (number | string)[]): Card<Known> => {
		const text = texts.reduce((all, next, i) => {
			const term = terms[i - 1] ?? '';
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
		return {
			label,
			value,
			printed: figure,
			words: formula.replace(TERM, '$1'),
			numbers: worked.join(' = ') || (formula.includes(IS) ? formula.replace(TERM, '$2') : plain),
			...(definition !== '' && { definition }),
		};
	};
}

/** The panel of a figure, from what all those of its kind say and what it alone says. */
export function tell(shared: Told, own: Card<number | string | null>): Origin {
	const {
		value,
		printed: shown,
		words,
		numbers,
		result = shown,
		nothing,
		...said
	} = {
		nothing: 'L’assiette est nulle ou négative\u00a0: rien à diviser.',
		...shared,
		...own,
	};
	return {
		place: '',
		definition: '',
		source: SOURCES.ours,
		filters: [],
		...said,
		value: shown,
		formula: { words, numbers: value === null ? nothing : numbers, result },
	};
}

/** The panel of the figure that a key names; null where there is none. */
export function tellOne(
	shared: Told,
	cards: Readonly<Record<string, Card>>,
	key: string,
): Origin | null {
	const own = cards[key];
	return own === undefined || own.value === undefined
		? null
		: tell(shared, { ...own, value: own.value });
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
