import { euros, number, percent } from '$lib/format';
import type { Question, ViewedBasis } from '$lib/rules/question';
import type { FigureKind } from '$lib/queries/trace';
import type { Cents } from '$lib/rules/sums';
import type { SiteData } from '../../site';
import { filtersOf, scopeWords } from '../explainFigure';
import { SOURCES, type Explanation } from '../explanation';

/** Where a derived figure was read. */
export interface DerivedPlace {
	question: Question;
	scope: string;
	/** Paid amounts by default. */
	basis?: ViewedBasis;
}

/** What is said of such a figure. */
export type Said = Pick<Explanation, 'label' | 'value' | 'definition'> & {
	/** The formula in words, and with its figures. */
	words: string;
	numbers: string;
	/** The segment or the buyer, in words. */
	of?: string;
	source?: string;
	/** Code of the segment whose purchases are kept; all of them by default. */
	segment?: string;
	/** Which amounts are added, where the basis of the place does not say it. */
	amounts?: string;
	/** The figure whose purchases are kept; the eligible base by default. */
	kept?: FigureKind;
};

/** A figure made from others, in words: its source is ours unless it says another. */
export function derived(
	site: SiteData,
	{ question, scope, basis = 'paye' }: DerivedPlace,
	said: Said,
): Explanation {
	const { label, value, definition, words, numbers, of, amounts } = said;
	const { source = SOURCES.ours, kept = 'base', segment = null } = said;
	const place = { question, basis, scope, segment };
	const where = scopeWords(site, place);
	return {
		label,
		place: [where, ...(of && of !== where ? [of] : []), question.year].join(', '),
		value,
		definition,
		source,
		formula: { words, numbers, result: value },
		filters: filtersOf(site, kept, place, amounts),
	};
}

/** To the thousandth of a percent, so that a reader may redo it. */
export const fine = (share: number | null) => percent(share, 3);
export const money = (cents: Cents) => euros(cents, 2);

/** A sum written out while it can be read, else how many terms it has. */
export const sumText = (terms: readonly string[], most = 12): string =>
	terms.length === 0
		? 'rien à additionner'
		: terms.length > most
			? `somme de ${number(terms.length)} termes, un par ligne ci-dessous`
			: terms.join(' + ').replaceAll(' + \u2212', ' \u2212 ');
