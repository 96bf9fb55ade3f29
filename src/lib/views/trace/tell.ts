/** From a figure and what was kept for it to the panel « D’où vient ce chiffre ? ». */
import { cardOf, type Card, type Made, type MadeValue } from '$lib/figures/made/made';
import { SOURCES } from '$lib/figures/sources';
import type { Origin } from './origin';

/** What a panel says beside its figure; what several say alike is told once. */
export interface Told extends Partial<
	Pick<Origin, 'rows' | 'file' | 'why' | 'place' | 'filters' | 'source' | 'definition'>
> {
	/** What the formula gives, where it is not the value. */
	result?: string;
	/** What stands for the figures where the value is null. */
	nothing?: string;
}

/** The panel of a written figure, from what all those of its kind say and what it alone says. */
export function tell(shared: Told, own: Card & Told): Origin {
	const {
		value,
		printed,
		words,
		numbers,
		result = printed,
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
		value: printed,
		formula: { words, numbers: value === null ? nothing : numbers, result },
	};
}

/**
 * The panel of the figure that a key names, from its amounts, among which its value has its name; null
 * where there is none.
 */
export function tellMade<K extends string, A extends Record<K, number | string | null>>(
	shared: Told,
	figures: Readonly<Record<K, Made<A>>>,
	key: K,
	amounts: A,
): Origin;
export function tellMade<A extends object>(
	shared: Told,
	figures: Readonly<Record<string, Made<A>>>,
	key: string,
	amounts: A,
): Origin | null;
export function tellMade<A extends object>(
	shared: Told,
	figures: Readonly<Record<string, Made<A>>>,
	key: string,
	amounts: A,
): Origin | null {
	const figure = figures[key];
	const value = (amounts as Readonly<Record<string, MadeValue>>)[key];
	return figure === undefined || value === undefined
		? null
		: tell(shared, cardOf(figure, value, amounts));
}

/** The panel of a figure that stands alone. */
export const tellOne = <A extends object>(
	shared: Told,
	figure: Made<A>,
	value: number | string | null,
	amounts: A,
): Origin => tell(shared, cardOf(figure, value, amounts));
