import type { HourValue } from './hourValue';
import type { Edition } from './territory';

/** Whose performance counts: the target's two families together, or one of them to look at. */
export type Family = 'toutes' | 'insertion' | 'handicap';
export const FAMILIES: readonly Family[] = ['toutes', 'insertion', 'handicap'];

/** Which amounts: only `paye` is ever compared with 10 %. */
export type Basis = 'paye' | 'commande' | 'attribue' | 'maximum';

/** What a reader can ask of the indicator; the URL holds what differs from the default. */
export interface Question {
	/** Fiscal year. */
	year: number;
	edition: Edition;
	/** Labour share from which a segment is in the base, in whole percent, inclusive. */
	threshold: number;
	family: Family;
	/** At which value insertion hours are shown; the bounds are the same whichever is. */
	hourValue: HourValue;
	/** Segments whose labour-share interval holds the threshold stay in the base. */
	borderline: boolean;
	/** National public establishments join the State (decree 2009-300). */
	establishments: boolean;
}

/** Whether two questions ask the same. */
export function isSameQuestion(a: Question, b: Question): boolean {
	return (Object.keys(a) as (keyof Question)[]).every((key) => a[key] === b[key]);
}

/** All but year and edition is usual: their lists of buyers and contracts are published, and need no engine. */
export const isUsual = (question: Question, byDefault: Question): boolean =>
	isSameQuestion({ ...question, year: byDefault.year, edition: byDefault.edition }, byDefault);

/** The default view (`/methode/`): public establishments out, borderline segments in, θ = 50 %. */
export function defaultQuestion(year: number, edition: Edition, threshold: number): Question {
	return {
		year,
		edition,
		threshold,
		family: 'toutes',
		hourValue: 'centrale',
		borderline: true,
		establishments: false,
	};
}

/** Bases that a page shows: paid spending, and awarded amounts (never with a verdict). */
export type ViewedBasis = 'paye' | 'attribue';
