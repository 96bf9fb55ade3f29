/** One record of a CSV file that holds a quote, read byte by byte: where it ends, and its fields. */

import { endsOf, SPACE } from './valueEnds';

export const QUOTE = 34;
export const NEWLINE = 10;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of the bytes from `start` to `end`. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
	return decoder.decode(bytes.subarray(start, end));
}

/** What a record is read against. */
interface Reading {
	/** No byte comes after these. */
	final: boolean;
	/** Fields of a sound record. */
	expected: number;
	/** Most bytes of a record; beyond, its quote is taken as never closed. */
	most: number;
}

/** `swollen`: a quoted field that runs to the same column of the next line; `ends`: see {@link endsOf}. */
export type Quoted =
	| {
			kind: 'record';
			count: number;
			strict: boolean;
			swollen: boolean;
			ends: number;
			next: number;
	  }
	| { kind: 'unclosed' }
	| { kind: 'incomplete' };

/** Looks for the end of the record that starts at `start`, byte by byte since it holds a quote. */
export function readQuoted(
	bytes: Uint8Array,
	start: number,
	separator: number,
	{ final, expected, most }: Reading,
): Quoted {
	const end = bytes.length;
	let ends = 0;
	let count = 0;
	let strict = true;
	let swollen = false;
	let at = start;
	for (;;) {
		if (bytes[at] === QUOTE) {
			let close = at;
			for (;;) {
				close = bytes.indexOf(QUOTE, close + 1);
				if (close < 0 || close - start > most) {
					const waiting = close < 0 && !final && end - start <= most;
					return { kind: waiting ? 'incomplete' : 'unclosed' };
				}
				if (close + 1 === end && !final) return { kind: 'incomplete' };
				if (bytes[close + 1] !== QUOTE) break;
				close++;
			}
			const after = close + 1;
			const next = after < end ? bytes[after] : NEWLINE;
			if (next !== separator && next !== NEWLINE) return { kind: 'unclosed' };
			const inside = bytes.subarray(at + 1, close);
			// As many separators as a record has: its end, and the start of the next one.
			swollen ||=
				inside.includes(NEWLINE) &&
				inside.reduce((n, byte) => (byte === separator ? n + 1 : n), 0) === expected - 1;
			ends |= endsOf(bytes, at + 1, close - 1);
			// Only between quotes can a value start or end with a line break.
			if (bytes[at + 1] === NEWLINE || bytes[close - 1] === NEWLINE) ends |= SPACE;
			at = after;
		} else {
			const from = at;
			for (; at < end; at++) {
				const byte = bytes[at];
				if (byte === separator || byte === NEWLINE) break;
				if (byte === QUOTE) strict = false;
			}
			if (at === end && !final) return { kind: 'incomplete' };
			if (at > from) ends |= endsOf(bytes, from, at - 1);
		}
		count++;
		if (at >= end || bytes[at] === NEWLINE)
			return { kind: 'record', count, strict, swollen, ends, next: at + 1 };
		at++;
	}
}

/** The fields of a record known to be sound. */
export function fieldsOf(bytes: Uint8Array, start: number, separator: number): string[] {
	const fields: string[] = [];
	let at = start;
	for (;;) {
		if (bytes[at] === QUOTE) {
			let close = bytes.indexOf(QUOTE, at + 1);
			while (bytes[close + 1] === QUOTE) close = bytes.indexOf(QUOTE, close + 2);
			fields.push(textOf(bytes, at + 1, close).replaceAll('""', '"'));
			at = close + 1;
		} else {
			const from = at;
			while (at < bytes.length && bytes[at] !== separator && bytes[at] !== NEWLINE) at++;
			fields.push(textOf(bytes, from, at));
		}
		if (at >= bytes.length || bytes[at] === NEWLINE) return fields;
		at++;
	}
}
