import type { Application } from './types';

/** FTE in millionths: whole numbers, so that 1.0 − 0.8 is 0.2. */
const millionths = (fte: number) => Math.round(fte * 1e6);

/**
 * The post beside the one it replaces. `alone`: no predecessor is declared. `unknown`: one is, and
 * an FTE is missing. `grows` carries the increment, (etp − etp_avant) ÷ etp, as two whole numbers.
 */
type Growth =
	{ kind: 'alone' | 'unknown' | 'stays' } | { kind: 'grows'; added: number; of: number };

export function growthOf({ previousPost, fte, fteBefore }: Application): Growth {
	if (previousPost === null) return { kind: 'alone' };
	if (fte === null || fteBefore === null) return { kind: 'unknown' };
	const of = millionths(fte);
	const added = of - millionths(fteBefore);
	return added > 0 ? { kind: 'grows', added, of } : { kind: 'stays' };
}
