/** What the first and last bytes of values tell: those that need cleaning, or that spreadsheets marked. */

/** A value may start or end with a space. */
export const SPACE = 1;

/** A value may start with `#`, `=` or an apostrophe, as spreadsheets write errors and protected codes. */
export const GUARD = 2;

/** What the first or last byte of a value tells of it, in UTF-8. */
export const ENDS = new Uint8Array(256);
for (const byte of [9, 32, 0xc2, 0xa0, 0xe2, 0xaf]) ENDS[byte] = SPACE;
for (const sign of "#='") ENDS[sign.charCodeAt(0)] = GUARD;

/** What the bytes at both ends of a value tell of it; none beyond the piece. */
export function endsOf(bytes: Uint8Array, first: number, last: number): number {
	return (ENDS[bytes[first] ?? 0] as number) | (ENDS[bytes[last] ?? 0] as number);
}
