/** Which segments are in a base, as SQL is told: `rules/inBase` says which. Codes hold no space. */
import { literal } from './literal';

/** Codes as one value to bind: arrays do not bind in the browser's engine. */
export const boundCodes = (codes: readonly string[]): string => codes.join(' ');

/** Whether a column names one of the codes bound at a position. */
export const inBoundCodes = (column: string, position: number): string =>
	`list_contains(string_split(CAST($${position} AS VARCHAR), ' '), ${column})`;

/** The same with the codes written out, for texts that are read and run elsewhere. */
export const inWrittenCodes = (column: string, codes: readonly string[]): string =>
	codes.length === 0 ? 'false' : `${column} IN (${codes.map(literal).join(', ')})`;
