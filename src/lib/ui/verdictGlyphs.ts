import type { Verdict } from '$lib/rules/target';

const DISC = 'M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0Z';
const HOLE = 'M-5.2 0a5.2 5.2 0 1 1 10.4 0a5.2 5.2 0 1 1-10.4 0Z';
const CHECK = 'M-4.1.9L-1 4.3L4.4-2L2.8-3.3L-1.1 1.3L-2.7-.5Z';
const CROSS =
	'M0-1.3L1.9-3.1L3.1-1.9L1.3 0L3.1 1.9L1.9 3.1L0 1.3L-1.9 3.1L-3.1 1.9L-1.3 0L-3.1-1.9L-1.9-3.1Z';
const DOT = 'a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0Z';

/**
 * The mark of a verdict as one path round (0, 0), 14 units wide, to fill with `evenodd`: full with a
 * check, ring with a cross, half full, three dots. Told apart without colour, in print and when small.
 */
export const VERDICT_GLYPHS: Readonly<Record<Verdict, string>> = {
	met: DISC + CHECK,
	missed: DISC + HOLE + CROSS,
	undetermined: DISC + HOLE + 'M0-5.2a5.2 5.2 0 0 1 0 10.4Z',
	notComputable: `M-6.7 0${DOT}M-1.7 0${DOT}M3.3 0${DOT}`,
};
