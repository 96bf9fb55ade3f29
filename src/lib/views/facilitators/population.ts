import type { BasinRef } from '$lib/queries/basins';

/** Which population is meant: that of another year than the data is said as such. */
export const populationWords = (year: number | null): string =>
	year === null
		? 'population légale, d’une année que la table ne dit pas'
		: `population légale en vigueur en ${year}`;

/** The same of a set of basins; null when their years differ, or none has a population. */
export function populationsWords(
	basins: readonly Pick<BasinRef, 'population' | 'populationYear'>[],
): string | null {
	const known = basins.filter(({ population }) => population !== null);
	const years = new Set(known.map(({ populationYear }) => populationYear));
	const [year = null] = years;
	return years.size === 1 ? populationWords(year) : null;
}
