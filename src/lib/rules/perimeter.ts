/** Who bought, and whose purchases a question counts: the only place that says it. */
import type { Question } from './question';

/** Who bought: the State, national public establishments, or buyers that the target does not bind. */
export type Perimeter = 'etat' | 'ep' | 'hors';
export const PERIMETERS: readonly Perimeter[] = ['etat', 'ep', 'hors'];

/**
 * Whose purchases a question counts: the State's (circular n° 5351/SG of 3 December 2008), and at the
 * reader's choice those of national public establishments (decree n° 2009-300).
 */
export const isBound = (perimeter: Perimeter, { establishments }: Question): boolean =>
	perimeter === 'etat' || (perimeter === 'ep' && establishments);

export const boundPerimeters = (question: Question): Perimeter[] =>
	PERIMETERS.filter((perimeter) => isBound(perimeter, question));
